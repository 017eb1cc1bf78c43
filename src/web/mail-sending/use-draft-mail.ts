// The draft that is being typed: kept on the server half a second after the last key, one save at a time, and before
// anything else is done to it.
import { useEffect, useRef, useState } from 'react';
import { normaliseEmail } from '../../shared/identifiers.ts';
import { changeDraft, type OutboxView, type Recipient } from '../../shared/sending.ts';
import { call } from '../data/call.ts';

export interface Writing {
  recipients: Recipient[];
  subject: string;
  body: string;
  quoting: boolean;
}

const SAVE_AFTER_MS = 500;

const writingOf = ({ recipients, subject, body, quoting }: OutboxView): Writing => ({
  recipients,
  subject,
  body,
  quoting,
});

/** What is typed but is no address yet stays on the screen alone. */
const wellFormed = (writing: Writing): Writing => ({
  ...writing,
  recipients: writing.recipients.filter(({ address }) => normaliseEmail(address) !== null),
});

export function useDraftMail(draft: OutboxView) {
  const [value, setValue] = useState(() => writingOf(draft));
  const [files, setFiles] = useState(draft.files);
  const [state, setState] = useState<'saved' | 'saving' | 'failed'>('saved');
  const [fault, setFault] = useState('');
  const latest = useRef(value);
  const version = useRef(draft.version);
  const kept = useRef(JSON.stringify(wellFormed(value)));
  const line = useRef<Promise<unknown>>(Promise.resolve());

  /** One after the other, each with the version that the one before it made. */
  const inLine = <T>(act: () => Promise<T>): Promise<T> => {
    const next = line.current.then(act, act);
    line.current = next.catch(() => undefined);
    return next;
  };
  const take = (answer: OutboxView) => {
    version.current = answer.version;
    setFiles(answer.files);
    return answer;
  };
  const saveNow = async () => {
    const content = JSON.stringify(wellFormed(latest.current));
    if (content === kept.current) return;
    setState('saving');
    try {
      const body = { ...JSON.parse(content), version: version.current };
      take(await call(changeDraft, { params: { id: draft.id }, body }));
      kept.current = content;
      setState('saved');
    } catch (error) {
      setFault((error as Error).message);
      setState('failed');
      throw error;
    }
  };
  const save = () => inLine(saveNow);

  const flush = useRef(save);
  flush.current = save;
  useEffect(() => {
    if (JSON.stringify(wellFormed(value)) === kept.current) return;
    const timer = setTimeout(() => void flush.current().catch(() => undefined), SAVE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [value]);

  return {
    value,
    files,
    state,
    fault,
    /** nothing was typed or attached since it was opened */
    untouched:
      JSON.stringify(value) === JSON.stringify(writingOf(draft)) && files.length === draft.files.length,
    set: (part: Partial<Writing>) => {
      latest.current = { ...latest.current, ...part };
      setValue(latest.current);
    },
    save,
    /** Does something else to the draft, after what was typed is kept. */
    act: (deed: (version: number) => Promise<OutboxView>) =>
      inLine(async () => {
        await saveNow();
        return take(await deed(version.current));
      }),
  };
}
export type DraftMail = ReturnType<typeof useDraftMail>;
