// What is done with a mail: placed, moved, ignored, erased. Each act tells what it did, offers the way back where
// there is one, and has everything that shows mail fetched again.
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import {
  ignoreMail,
  type MailView,
  makeMailPrivate,
  placeMail,
  stopIgnoringMail,
} from '../../shared/mail.ts';
import { useRefused } from '../activities/consequences.ts';
import { call } from '../data/call.ts';
import { useMailTexts } from '../texts/mail.ts';
import { useNotices } from '../ui/notices.tsx';
import { searchOf } from './mail-search.ts';
import { useSomeOf } from './mail-words.ts';
import { mailQuery, refreshMail } from './queries.ts';

export type Remember = 'nothing' | 'address' | 'domain';

export interface Placing {
  customerId: number;
  contactId: number | null;
  remember: Remember;
  /** the customer that the mail is moved away from */
  insteadOf?: number;
  thread?: boolean;
}

interface Party {
  customerId: number;
  customerName: string;
  contactId: number | null;
}

/** Each act answers whether it was done; a second one waits for the first. */
export function useMailActs() {
  const words = useMailTexts();
  const { notify } = useNotices();
  const client = useQueryClient();
  const navigate = useNavigate();
  const refused = useRefused();
  const someOf = useSomeOf();
  const running = useRef(false);
  const [busy, setBusy] = useState(false);

  const act = async (deed: () => Promise<void>): Promise<boolean> => {
    if (running.current) return false;
    running.current = true;
    setBusy(true);
    try {
      await deed();
      return true;
    } catch (error) {
      refused(error);
      refreshMail(client);
      return false;
    } finally {
      running.current = false;
      setBusy(false);
    }
  };

  const place = (id: number, customerName: string, placing: Placing) =>
    act(async () => {
      const { mail, others } = await call(placeMail, { params: { id }, body: placing });
      refreshMail(client, mail);
      const at = mail.placements.find((one) => one.customerId === placing.customerId);
      const said = (placing.insteadOf ? words.move : words.place).done(at?.customerName ?? customerName);
      // A waiting mail is an activity when the answer comes; while a busy journal has not come to it, the way leads to
      // the mail itself.
      const open = () =>
        at
          ? navigate({ to: '/activities/$id', params: { id: String(at.activityId) } })
          : navigate({ to: '/mail', search: searchOf('journalled', id) });
      notify(others > 0 ? `${said} ${words.place.others(others)}` : said, {
        tone: 'good',
        action: { label: words.place.open, run: () => void open() },
      });
    });

  /** Moves one mail, without its thread, from one customer to another; can be taken back. */
  const moveOne = (id: number, from: Party, to: Party) =>
    act(async () => {
      const step = async (away: Party, there: Party) => {
        const { customerId, contactId } = there;
        const body = { customerId, contactId, insteadOf: away.customerId, thread: false };
        const { mail } = await call(placeMail, { params: { id }, body });
        refreshMail(client, mail);
      };
      await step(from, to);
      notify(words.move.done(to.customerName), {
        undo: async () => {
          await act(() => step(to, from));
        },
      });
    });

  const stopIgnoring = (id: number) =>
    act(async () => {
      const mail = await call(stopIgnoringMail, { params: { id } });
      refreshMail(client, mail);
      notify(mail.state === 'unplaced' ? words.ignore.restored : words.ignore.judgedAgain);
    });

  const ignore = (id: number, outsiders: readonly string[] | null) =>
    act(async () => {
      const always = outsiders !== null;
      refreshMail(client, await call(ignoreMail, { params: { id }, body: { always } }));
      notify(always ? words.ignore.doneAlways(someOf(outsiders)) : words.ignore.done, {
        undo: async () => void (await stopIgnoring(id)),
      });
    });

  const erase = ({ id }: MailView) =>
    act(async () => {
      await call(makeMailPrivate, { params: { id } });
      client.removeQueries({ queryKey: mailQuery(id).queryKey, exact: true });
      refreshMail(client);
      notify(words.private.done);
    });

  return { busy, place, moveOne, ignore, stopIgnoring, erase };
}
export type MailActs = ReturnType<typeof useMailActs>;
