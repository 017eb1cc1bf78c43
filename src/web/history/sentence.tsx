// What an event of the change log says: «rettede kundeemnet», «vedhæftede tilbud.pdf», «fik status ændret af en regel».
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { EventView } from '../../shared/history.ts';
import { useTexts } from '../texts/language.tsx';
import { useProjectTexts } from '../texts/projects.ts';

interface Sentence {
  sentence: string;
  /** to what caused it */
  link: ReactNode;
}

export function useSentence(event: EventView): Sentence {
  const { history } = useTexts();
  const details = event.details ?? {};
  const projects = useProjectTexts();
  const record =
    event.entity === 'project'
      ? projects.record
      : ((history.record as Record<string, string>)[event.entity] ?? event.entity);
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
      default:
        return history.verbs[event.verb]?.(record) ?? history.did(event.verb, record);
    }
  };
  const link =
    event.entity !== 'customer' ? null : activityId !== null ? (
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
