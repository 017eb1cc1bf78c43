// Short notices with «Fortryd», stacked below in the middle. They live above the routes, so they survive
// navigation; they wait while the pointer or focus rests on them (WCAG 2.2.1); screen readers hear them politely,
// dangers at once. A danger stays until it is dismissed: the page then keeps room below for the notices, so that
// «Gem» is never under one. What always holds: a notice's undo runs at most once, and not after the notice has gone.
import { ActionIcon } from '@mantine/core';
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTexts } from '../texts/language.tsx';
import { IconX } from './icons.ts';
import styles from './notices.module.css';

export type NoticeTone = 'neutral' | 'good' | 'danger';

export interface NoticeOptions {
  /** takes back what the notice tells of */
  undo?: () => void | Promise<void>;
  /** how long it stays; 8 by default, dangers stay until dismissed */
  seconds?: number;
  tone?: NoticeTone;
  /** another way on, e.g. «Åbn» */
  action?: { label: string; run: () => void };
  /** called when the notice has gone and was not undone: the moment at which the deed is final on the screen */
  onGone?: () => void;
}

interface Notice extends NoticeOptions {
  id: number;
  text: string;
}

interface Notices {
  /** Shows a notice; returns a function that takes it away early. */
  notify: (text: string, options?: NoticeOptions) => () => void;
}

const MOST = 4;
/** pixels between notices that stay and the window's edge; as in the stylesheet */
const EDGE = 8;
const Context = createContext<Notices>({ notify: () => () => {} });

export function NoticesProvider({ children }: { children: ReactNode }) {
  const texts = useTexts().common.notices;
  const [notices, setNotices] = useState<readonly Notice[]>([]);
  const [held, setHeld] = useState(false);
  const nextId = useRef(1);

  const shown = useRef(notices);
  const show = useCallback((next: readonly Notice[]) => {
    shown.current = next;
    setNotices(next);
  }, []);
  const remove = useCallback(
    (gone: Notice, undone = false) => {
      if (!shown.current.includes(gone)) return;
      show(shown.current.filter((notice) => notice !== gone));
      if (undone) void gone.undo?.();
      else gone.onGone?.();
    },
    [show],
  );
  const value = useMemo<Notices>(
    () => ({
      notify: (text, options = {}) => {
        const notice = { ...options, id: nextId.current++, text };
        show([...shown.current, notice]);
        const oldest = shown.current[0];
        if (oldest && shown.current.length > MOST) remove(oldest);
        return () => remove(notice);
      },
    }),
    [remove, show],
  );

  const stays = notices.some(({ tone }) => tone === 'danger');
  const stack = useRoomBelow(stays);
  return (
    <Context value={value}>
      {children}
      <section
        ref={stack}
        className={styles.stack}
        data-stays={stays || undefined}
        aria-label={texts.region}
        onPointerEnter={() => setHeld(true)}
        onPointerLeave={() => setHeld(false)}
        onFocus={() => setHeld(true)}
        onBlur={() => setHeld(false)}
      >
        {notices.map((notice) => (
          <NoticeLine key={notice.id} notice={notice} held={held} remove={remove} />
        ))}
      </section>
    </Context>
  );
}

/** Telling the user what happened: `notify('Opgaven er afsluttet.', { undo })`. */
export function useNotices(): Notices {
  return useContext(Context);
}

/** As long as it is kept, `--notices-room` tells the page how much of the window's height the box takes below. */
function useRoomBelow(kept: boolean) {
  const box = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (!kept || !box.current) return;
    const { style } = document.documentElement;
    const watcher = new ResizeObserver(([entry]) => {
      if (entry) style.setProperty('--notices-room', `${Math.ceil(entry.contentRect.height) + 2 * EDGE}px`);
    });
    watcher.observe(box.current);
    return () => {
      watcher.disconnect();
      style.removeProperty('--notices-room');
    };
  }, [kept]);
  return box;
}

interface NoticeLineProps {
  notice: Notice;
  held: boolean;
  remove: (notice: Notice, undone?: boolean) => void;
}

function NoticeLine({ notice, held, remove }: NoticeLineProps) {
  const { common } = useTexts();
  const danger = notice.tone === 'danger';
  const left = useRef((notice.seconds ?? (danger ? Number.POSITIVE_INFINITY : 8)) * 1000);

  useEffect(() => {
    if (held || !Number.isFinite(left.current)) return;
    const started = Date.now();
    const timer = setTimeout(() => remove(notice), left.current);
    return () => {
      clearTimeout(timer);
      left.current -= Date.now() - started;
    };
  }, [held, notice, remove]);

  return (
    <div className={styles.notice} data-tone={notice.tone ?? 'neutral'} role={danger ? 'alert' : 'status'}>
      <span className={styles.text}>{notice.text}</span>
      {notice.undo && (
        <button type="button" className={styles.act} onClick={() => remove(notice, true)}>
          {common.undo}
        </button>
      )}
      {notice.action && (
        <button
          type="button"
          className={styles.act}
          onClick={() => {
            notice.action?.run();
            remove(notice);
          }}
        >
          {notice.action.label}
        </button>
      )}
      <ActionIcon
        className={styles.close}
        size={24}
        aria-label={common.notices.dismiss}
        onClick={() => remove(notice)}
      >
        <IconX size={14} aria-hidden />
      </ActionIcon>
    </div>
  );
}
