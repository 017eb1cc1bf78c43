// Writing a mail: to whom, about what, the text, what goes along, and below it the mail that is answered. What is typed is
// kept by itself; «Send» leaves some seconds for regret.
import { Button, Checkbox, Textarea, TextInput, UnstyledButton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { normaliseEmail } from '../../shared/identifiers.ts';
import { discardMail, type OutboxView, sendMail, takeBackMail, UNDO_SECONDS } from '../../shared/sending.ts';
import { useRefused } from '../activities/consequences.ts';
import { call, Refusal } from '../data/call.ts';
import { useTexts } from '../texts/language.tsx';
import { useSendingTexts } from '../texts/sending.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useNotices } from '../ui/notices.tsx';
import { ErrorState, Skeleton } from '../ui/states.tsx';
import { FilesPart } from './files-part.tsx';
import { draftQuery, quoteQuery } from './queries.ts';
import { RecipientsField } from './recipients-field.tsx';
import styles from './sending.module.css';
import { useDraftMail } from './use-draft-mail.ts';

interface ComposerProps {
  id: number;
  /** just begun: closed untouched, it leaves nothing behind */
  fresh: boolean;
  onClose: () => void;
  /** taken back after «Send»: it is gone on with */
  onReopen: (id: number) => void;
}

export function Composer({ id, fresh, onClose, onReopen }: ComposerProps) {
  const words = useSendingTexts().composer;
  const { data, error, refetch } = useQuery(draftQuery(id));
  const gone = error instanceof Refusal && error.status === 404;
  if (data?.state === 'draft')
    return <Open draft={data} fresh={fresh} onClose={onClose} onReopen={onReopen} />;
  // Sent or thrown away in another window.
  if (data || gone) return null;
  return (
    <Dialog opened onClose={onClose} title={words.titles.new} size={760}>
      {error ? (
        <ErrorState title={words.loadFailed} message={error.message} onRetry={() => void refetch()} />
      ) : (
        <Skeleton lines={8} />
      )}
    </Dialog>
  );
}

function Open({ draft, fresh, onClose, onReopen }: Omit<ComposerProps, 'id'> & { draft: OutboxView }) {
  const texts = useSendingTexts();
  const words = texts.composer;
  const { common } = useTexts();
  const { notify } = useNotices();
  const client = useQueryClient();
  const navigate = useNavigate();
  const refused = useRefused();
  const narrow = useMediaQuery('(max-width: 700px)');
  const mail = useDraftMail(draft);
  const { value, set } = mail;
  const begun = useRef(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const [copies, setCopies] = useState(value.recipients.some(({ role }) => role !== 'to'));
  const bad = value.recipients.some(({ address }) => normaliseEmail(address) === null);

  const refresh = () => client.invalidateQueries({ queryKey: ['mail', 'outbox'] });
  const discard = async (quietly: boolean) => {
    onClose();
    await call(discardMail, { params: { id: draft.id } }).catch(refused);
    if (!quietly) notify(texts.discarded);
    void refresh();
  };
  const close = async () => {
    if (fresh && mail.untouched) return discard(true);
    onClose();
    await mail.save().catch(refused);
    void refresh();
  };
  const send = async (followUp: boolean) => {
    if (busy) return;
    setBusy(true);
    setFault('');
    try {
      await mail.act((version) => call(sendMail, { params: { id: draft.id }, body: { version } }));
    } catch (error) {
      const said = error instanceof Refusal ? (Object.values(error.fields)[0] ?? error.message) : '';
      setFault(said || common.errors.offline);
      setBusy(false);
      return;
    }
    onClose();
    void refresh();
    notify(texts.sends(UNDO_SECONDS), {
      seconds: UNDO_SECONDS - 1,
      undo: async () => {
        try {
          await call(takeBackMail, { params: { id: draft.id } });
          onReopen(draft.id);
        } catch (error) {
          refused(error);
        }
        void refresh();
      },
    });
    if (!followUp) return;
    const { customerId, contactId } = draft;
    const search = { ...(customerId && { customerId }), ...(contactId && { contactId }) };
    await navigate({ to: '/activities/$id', params: { id: 'new' }, search } as never);
  };

  const field = (role: 'to' | 'cc' | 'bcc') => (
    <RecipientsField
      role={role}
      label={words[role]}
      customerId={draft.customerId}
      recipients={value.recipients}
      autoFocus={role === 'to' && value.recipients.length === 0}
      onChange={(recipients) => set({ recipients })}
    />
  );
  return (
    <Dialog
      opened
      onClose={() => void close()}
      title={words.titles[draft.kind]}
      size={760}
      fullScreen={narrow ?? false}
      closeOnClickOutside={false}
      classNames={{ body: styles.dialog ?? '' }}
    >
      <form
        noValidate
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void send(false);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send(false);
        }}
      >
        <SenderLine draft={draft} onLeave={() => void close()} />
        <div className={styles.toLine}>
          {field('to')}
          {!copies && (
            <UnstyledButton className={styles.link} onClick={() => setCopies(true)}>
              {words.addCopies}
            </UnstyledButton>
          )}
        </div>
        {copies && field('cc')}
        {copies && field('bcc')}
        <TextInput
          label={words.subject}
          value={value.subject}
          maxLength={500}
          autoComplete="off"
          onChange={(event) => set({ subject: event.target.value })}
        />
        <Textarea
          label={words.text}
          value={value.body}
          autosize
          minRows={10}
          maxRows={22}
          classNames={{ input: styles.text ?? '' }}
          {...(value.recipients.length > 0 && { 'data-autofocus': true })}
          // One writes above the signature.
          onFocus={(event) => {
            if (!begun.current) event.target.setSelectionRange(0, 0);
            begun.current = true;
          }}
          onChange={(event) => set({ body: event.target.value })}
        />
        {draft.quotes !== null && (
          <Original id={draft.id} quoting={value.quoting} onQuoting={(quoting) => set({ quoting })} />
        )}
        <FilesPart draft={draft} mail={mail} />
        {fault && (
          <p role="alert" className={styles.fault}>
            {fault}
          </p>
        )}
        <div className={styles.foot}>
          <Button type="submit" loading={busy} disabled={bad || draft.sender === null}>
            {words.send}
          </Button>
          {draft.customerId !== null && (
            <Button
              variant="default"
              disabled={busy || bad || draft.sender === null}
              onClick={() => void send(true)}
            >
              {words.sendAndFollowUp}
            </Button>
          )}
          <span className={styles.quiet} role="status">
            {mail.state === 'failed' ? `${words.notSaved}. ${mail.fault}` : words[mail.state]}
          </span>
          <Button
            className={styles.end}
            variant="subtle"
            color="gray"
            disabled={busy}
            onClick={() => void discard(false)}
          >
            {words.discard}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function SenderLine({ draft, onLeave }: { draft: OutboxView; onLeave: () => void }) {
  const words = useSendingTexts().composer;
  const { sender } = draft;
  if (!sender) {
    return (
      <p className={styles.warning}>
        {words.noAccount}{' '}
        <Link to="/settings" search={{ tab: 'mail' }} onClick={onLeave}>
          {words.toSettings}
        </Link>
      </p>
    );
  }
  return (
    <p className={styles.quiet}>
      {words.from} {sender.name ? `${sender.name} <${sender.address}>` : sender.address}
      {sender.replyTo && ` · ${words.replyTo(sender.replyTo)}`}
    </p>
  );
}

interface OriginalProps {
  id: number;
  quoting: boolean;
  onQuoting: (quoting: boolean) => void;
}

/** The mail that is answered or forwarded, folded. */
function Original({ id, quoting, onQuoting }: OriginalProps) {
  const words = useSendingTexts().composer;
  const [shown, setShown] = useState(false);
  const { data } = useQuery({ ...quoteQuery(id), enabled: shown });
  return (
    <div className={styles.original}>
      <div className={styles.originalHead}>
        <Checkbox
          label={words.quoting}
          checked={quoting}
          onChange={(event) => onQuoting(event.target.checked)}
        />
        <UnstyledButton className={styles.link} aria-expanded={shown} onClick={() => setShown(!shown)}>
          {shown ? words.hideQuote : words.showQuote}
        </UnstyledButton>
      </div>
      {shown && data && <pre className={styles.quote}>{data.quote}</pre>}
    </div>
  );
}
