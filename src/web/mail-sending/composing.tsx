// Which mail is being written: one at a time, over whatever page is open, and still there after a reload. The composer
// itself comes when it is first needed.
import { useQueryClient } from '@tanstack/react-query';
import {
  createContext,
  lazy,
  type ReactNode,
  Suspense,
  useContext,
  useEffect,
  useMemo,
  useState,
} from 'react';
import type { InputOf } from '../../shared/contract.ts';
import type { beginMail } from '../../shared/sending.ts';
import { useRefused } from '../activities/consequences.ts';
import { useMe } from '../data/me.ts';

const Composer = lazy(() => import('./composer.tsx').then((module) => ({ default: module.Composer })));
/** What writing needs of the contract comes when somebody writes, not with the first view. */
const writing = () => import('./begin.ts');
const FailedNotices = lazy(() =>
  import('./failed-notices.tsx').then((module) => ({ default: module.FailedNotices })),
);

interface Composing {
  /** Begins a mail, or goes on with one of the same. */
  compose: (about: InputOf<typeof beginMail.body>) => Promise<void>;
  /** Goes on with a draft. */
  open: (id: number) => void;
}

const Context = createContext<Composing>({ compose: async () => {}, open: () => {} });
const SETTLED_MS = 5000;
const STORED = 'opfolg.composing';

export function ComposingProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const mayWrite = useMe().may('write activities');
  const refused = useRefused();
  // What is looked for in the background waits until the page has come.
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), SETTLED_MS);
    return () => clearTimeout(timer);
  }, []);
  const [written, setWritten] = useState(() => stored());

  const composing = useMemo<Composing>(() => {
    const show = (next: { id: number; fresh: boolean } | null) => {
      if (next) sessionStorage.setItem(STORED, String(next.id));
      else sessionStorage.removeItem(STORED);
      setWritten(next);
    };
    return {
      compose: async (about) => {
        try {
          const draft = await (await writing()).beginDraft(client, about);
          show({ id: draft.id, fresh: draft.version === 1 });
        } catch (error) {
          refused(error);
        }
      },
      open: (id) => {
        void writing().then(({ forgetDraft }) => {
          forgetDraft(client, id);
          show({ id, fresh: false });
        }, refused);
      },
    };
  }, [client, refused]);
  const close = () => {
    sessionStorage.removeItem(STORED);
    setWritten(null);
  };
  return (
    <Context value={composing}>
      {children}
      {mayWrite && settled && (
        <Suspense fallback={null}>
          <FailedNotices />
        </Suspense>
      )}
      {written && (
        <Suspense fallback={null}>
          <Composer
            key={written.id}
            id={written.id}
            fresh={written.fresh}
            onClose={close}
            onReopen={composing.open}
          />
        </Suspense>
      )}
    </Context>
  );
}

/** Writing a mail from anywhere: `compose({ contactId })`. */
export const useComposing = (): Composing => useContext(Context);

function stored(): { id: number; fresh: boolean } | null {
  const id = Number(sessionStorage.getItem(STORED));
  return Number.isInteger(id) && id > 0 ? { id, fresh: false } : null;
}
