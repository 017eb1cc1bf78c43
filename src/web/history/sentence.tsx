// What an event of the change log says: «rettede kundeemnet», «vedhæftede tilbud.pdf», «fik status ændret af en regel».
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { EventView } from '../../shared/history.ts';
import { useCampaignTexts } from '../texts/campaigns.ts';
import { useTexts } from '../texts/language.tsx';
import { useProjectTexts } from '../texts/projects.ts';
import { RecordName } from './record-name.tsx';

interface Sentence {
  sentence: string;
  /** to what caused it, or whom it is about */
  link: ReactNode;
}

export function useSentence(event: EventView): Sentence {
  const { history, activities } = useTexts();
  const campaigns = useCampaignTexts();
  const { events } = campaigns;
  const projects = useProjectTexts();
  const details = event.details ?? {};
  const records: Record<string, string> = {
    ...history.record,
    project: projects.record,
    campaign: campaigns.record,
  };
  const record = records[event.entity] ?? event.entity;
  const named = (detail: unknown) => (typeof detail === 'string' ? detail : '');
  const name = named(details.name);
  const activityId = typeof details.activityId === 'number' ? details.activityId : null;

  const projectId = typeof details.projectId === 'number' ? details.projectId : null;

  const sentence = () => {
    switch (event.verb) {
      case 'document-attached':
        return history.documentAttached(name);
      case 'document-removed':
        return history.documentRemoved(name);
      case 'document-restored':
        return history.documentRestored(name);
      case 'won':
      case 'lost':
        return projects.events[event.verb];
      case 'merged':
        return history.mergedWith(named(details.otherName));
      case 'merged-into':
        return history.mergedInto(named(details.intoName));
      case 'status-changed':
        return details.ruleId ? history.statusByRule : (history.verbs.changed?.(record) ?? '');
      case 'status-change-undone':
        return history.statusUndone;
      case 'responded':
        return events.responded((activities.responses as Record<string, string>)[named(details.to)] ?? '');
      case 'members-added':
      case 'activities-added':
        return events[event.verb](Number(details.count));
      case 'members-removed':
        return events[event.verb](Number(details.members));
      case 'job-stopped':
      case 'job-failed':
        return events[event.verb];
      default:
        return history.verbs[event.verb]?.(record) ?? history.did(event.verb, record);
    }
  };
  const link =
    event.verb === 'responded' && typeof details.customerId === 'number' ? (
      <RecordName entity="customer" id={details.customerId} />
    ) : event.entity !== 'customer' ? null : activityId !== null ? (
      <Link to="/activities/$id" params={{ id: String(activityId) }}>
        {history.becauseOf}
      </Link>
    ) : projectId !== null ? (
      <Link to="/projects/$id" params={{ id: String(projectId) }}>
        {projects.see}
      </Link>
    ) : null;
  return { sentence: sentence(), link };
}
