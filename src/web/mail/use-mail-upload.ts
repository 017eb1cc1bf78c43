// Sending mail files in. Several go one after the other; what became of them is told once, together, when the last
// has arrived: «2 mails journaliseret · 1 mail kendt i forvejen».
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { type MailState, readMail, uploadMail } from '../../shared/mail.ts';
import { call, Refusal, upload } from '../data/call.ts';
import { useMailTexts } from '../texts/mail.ts';
import { useNotices } from '../ui/notices.tsx';
import { refreshMail } from './queries.ts';

export type MailOwner = { customerId: number } | { contactId: number };
type Outcome = 'journalled' | 'unplaced' | 'ignored' | 'received' | 'failed' | 'known';

const GATHER_MS = 500;
const LOOKS = 8;
const LOOK_MS = 250;

export function useMailUpload(owner: MailOwner | null) {
  const words = useMailTexts().upload.result;
  const client = useQueryClient();
  const { notify } = useNotices();
  const outcomes = useRef<Outcome[]>([]);
  const telling = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(telling.current), []);

  const send = async (file: File, onProgress: (part: number) => void): Promise<Outcome> => {
    const query = { ...owner, name: file.name };
    const { mailId, known } = await upload(uploadMail, { query }, file, { onProgress });
    if (known) return 'known';
    if (mailId === null) return 'ignored';
    const state = await settledState(mailId);
    return state === 'private' ? 'ignored' : state;
  };

  const tell = () => {
    const counted = Map.groupBy(outcomes.current.splice(0), (outcome) => outcome);
    const said = [...counted].map(([outcome, all]) => words[outcome](all.length));
    notify(`${said.join(' · ')}.`, { tone: counted.has('failed') ? 'danger' : 'good' });
  };
  const onSent = (_: File, outcome: unknown) => {
    outcomes.current.push(outcome as Outcome);
    refreshMail(client);
    clearTimeout(telling.current);
    telling.current = setTimeout(tell, GATHER_MS);
  };
  return { send, onSent };
}

/**
 * Where a mail landed: the journal works right after the upload. That it was received is certain, so neither a slow
 * journal nor a failure here is one of the upload.
 */
async function settledState(id: number): Promise<MailState> {
  for (let look = 0; look < LOOKS; look += 1) {
    const state = await call(readMail, { params: { id } }).then(
      (mail) => mail.state,
      // Settled as private it is gone already.
      (error) => (error instanceof Refusal && error.status === 404 ? 'private' : 'received') as MailState,
    );
    if (state !== 'received') return state;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  return 'received';
}
