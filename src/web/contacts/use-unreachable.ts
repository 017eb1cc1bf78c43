// «Mail til vera@firma.dk kom ikke frem 23-11-2026: mailboksen findes ikke.»
import type { UnreachableReason } from '../../shared/contacts.ts';
import { useMoment } from '../records/use-moment.ts';
import { useTexts } from '../texts/language.tsx';

export function useUnreachable(): (one: {
  address: string;
  at: string;
  reason: UnreachableReason;
}) => string {
  const { unreachable } = useTexts().contacts;
  const moment = useMoment();
  return ({ address, at, reason }) => unreachable.told(address, moment.day(at), unreachable.reasons[reason]);
}
