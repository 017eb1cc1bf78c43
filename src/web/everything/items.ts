// What the everything box offers: records, places, things to create, and what was opened lately, each with where it leads.
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { EverythingFound } from '../../shared/everything.ts';
import { fold } from '../../shared/fold.ts';
import { formatDay } from '../../shared/format.ts';
import { useReference } from '../data/reference.ts';
import { useEverythingTexts } from '../texts/everything.ts';
import type { CreateChoice, Place } from '../ui/frame/types.ts';

export interface Item {
  key: string;
  label: string;
  detail?: string | undefined;
  /** where the words stand that the label does not say */
  hit?: string | undefined;
  run: () => void;
}
export interface Group {
  title: string;
  items: Item[];
}

type RecordPath = '/customers/$id' | '/contacts/$id' | '/projects/$id' | '/campaigns/$id' | '/activities/$id';

const joined = (...parts: (string | null | undefined)[]) => parts.filter(Boolean).join(' · ') || undefined;

/** The groups for what is typed, in the order in which they are shown. */
export function useItems(
  q: string,
  found: EverythingFound | undefined,
  { places, create }: { places: readonly Place[]; create: readonly CreateChoice[] },
): Group[] {
  const words = useEverythingTexts();
  const names = useReference();
  const navigate = useNavigate();
  return useMemo(() => {
    const record = (path: RecordPath, id: number) => () =>
      void navigate({ to: path, params: { id: String(id) } });
    const commands: Item[] = [
      ...places.map((place) => ({
        key: `to ${place.to}`,
        label: place.label,
        run: () => void navigate({ to: place.to }),
      })),
      ...create.map((choice) => ({ key: `new ${choice.label}`, label: choice.label, run: choice.run })),
    ].filter(({ label }) => q === '' || fold(label).includes(fold(q)));
    const groups: Group[] = [];
    const add = (title: string, items: Item[]) => {
      if (items.length > 0) groups.push({ title, items });
    };
    if (found && q !== '') {
      add(
        words.groups.customers,
        found.customers.map((one) => ({
          key: `customer ${one.id}`,
          label: one.name,
          detail: joined(one.accountNumber, one.city),
          run: record('/customers/$id', one.id),
        })),
      );
      add(
        words.groups.contacts,
        found.contacts.map((one) => ({
          key: `contact ${one.id}`,
          label: one.name,
          detail: joined(one.title, one.customerName),
          run: record('/contacts/$id', one.id),
        })),
      );
      add(
        words.groups.projects,
        found.projects.map((one) => ({
          key: `project ${one.id}`,
          label: one.name,
          detail: joined(one.number, one.customerName),
          run: record('/projects/$id', one.id),
        })),
      );
      add(
        words.groups.campaigns,
        found.campaigns.map((one) => ({
          key: `campaign ${one.id}`,
          label: one.name,
          run: record('/campaigns/$id', one.id),
        })),
      );
      add(
        words.groups.activities,
        found.activities.map((one) => ({
          key: `activity ${one.id}`,
          label: one.text || words.noText,
          detail: joined(
            names.type(one.typeId)?.name,
            one.customerName,
            formatDay(one.occurredAt.slice(0, 10)),
          ),
          run: record('/activities/$id', one.id),
        })),
      );
      add(
        words.groups.documents,
        found.documents.map((one) => ({
          key: `document ${one.id}`,
          label: one.name,
          detail: joined(one.customerName, formatDay(one.createdAt.slice(0, 10))),
          hit: one.hit,
          run: () => void window.open(`/api/documents/${one.id}/content`, '_blank', 'noopener'),
        })),
      );
    }
    add(words.groups.commands, commands);
    if (q !== '') {
      add(words.groups.more, [
        {
          key: 'overview',
          label: words.searchOverview(q),
          run: () => void navigate({ to: '/overview', search: { q } }),
        },
      ]);
    }
    return groups;
  }, [q, found, places, create, words, names, navigate]);
}
