import { useReference } from '../data/reference.ts';
import { useTexts } from '../texts/language.tsx';
import { useMoment } from './use-moment.ts';

interface Traced {
  createdAt: string;
  createdBy: number | null;
  updatedAt: string;
  updatedBy: number | null;
}

/** «Oprettet af JDP 20-11-2026 kl. 14:32», and who changed it last where that was another moment. */
export function useCreatedBy({ createdAt, createdBy, updatedAt, updatedBy }: Traced): string[] {
  const { facts } = useTexts().records;
  const names = useReference();
  const moment = useMoment();
  const who = (id: number | null) => names.user(id)?.initials ?? facts.system;
  const lines = [facts.created(who(createdBy), moment.full(createdAt))];
  if (updatedAt !== createdAt) lines.push(facts.updated(who(updatedBy), moment.full(updatedAt)));
  return lines;
}
