// The rules of mail: what placing and ignoring have taught, and one's own exceptions. Who made each, what it has done,
// and the ways to make, change and remove one. What is searched for stands in the address, so that a mail can lead here.
import { ActionIcon, Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { foldLoose } from '../../shared/fold.ts';
import { addMailRule, type MailRuleView, removeMailRule } from '../../shared/mail-rules.ts';
import { useRefused } from '../activities/consequences.ts';
import { call } from '../data/call.ts';
import { useMe } from '../data/me.ts';
import { useReference } from '../data/reference.ts';
import { SearchField } from '../records/search-field.tsx';
import { useMoment } from '../records/use-moment.ts';
import { useTexts } from '../texts/language.tsx';
import { useMailTexts } from '../texts/mail.ts';
import { useMailRuleTexts } from '../texts/mail-rules.ts';
import { IconPencil, IconPlus, IconX } from '../ui/icons.ts';
import { useNotices } from '../ui/notices.tsx';
import { EmptyState, ErrorState, NoHits, Skeleton } from '../ui/states.tsx';
import { searchOf } from './mail-search.ts';
import { mailRulesQuery } from './queries.ts';
import { RuleDialog } from './rule-dialog.tsx';
import { useRuleName } from './rule-words.ts';
import styles from './rules.module.css';

const route = getRouteApi('/frame/mail');

export function RulesView({ query }: { query: string }) {
  const { common, records } = useTexts();
  const mail = useMailTexts();
  const words = useMailRuleTexts();
  const may = useMe().may('write activities');
  const navigate = route.useNavigate();
  const { data, error, isPending, refetch } = useQuery(mailRulesQuery);
  const [open, setOpen] = useState<MailRuleView | 'new' | null>(null);
  const shown = useMemo(() => (data?.items ?? []).filter((rule) => holds(rule, query)), [data, query]);
  const search = (q: string) =>
    void navigate({ search: searchOf('rules', undefined, q ? { q } : {}), replace: true });
  return (
    <div className={styles.rules}>
      <p className={styles.help}>{words.help}</p>
      <div className={styles.tools}>
        <SearchField label={words.search} value={query} onChange={search} onLeave={() => undefined} />
        {may && (
          <Button leftSection={<IconPlus size={15} aria-hidden />} onClick={() => setOpen('new')}>
            {words.new}
          </Button>
        )}
      </div>
      {isPending && <Skeleton lines={5} />}
      {error && !data && (
        <ErrorState
          title={words.failed}
          message={error.message || common.errors.offline}
          onRetry={() => void refetch()}
        />
      )}
      {data?.items.length === 0 && <EmptyState title={words.none}>{words.noneHelp}</EmptyState>}
      {data && data.items.length > 0 && shown.length === 0 && (
        <NoHits filters={[records.list.word(query)]} onClear={() => search('')} />
      )}
      {shown.length > 0 && (
        <table className={styles.table}>
          <caption className="only-read">{mail.views.rules}</caption>
          <thead>
            <tr>
              <th scope="col">{words.pattern}</th>
              <th scope="col">{words.does}</th>
              <th scope="col">{words.whose}</th>
              <th scope="col">{words.made}</th>
              <th scope="col" className={styles.number}>
                {words.mails}
              </th>
              <th scope="col">
                <span className="only-read">{words.actionsTitle}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((rule) => (
              <RuleLine key={rule.id} rule={rule} mayChange={may} onEdit={() => setOpen(rule)} />
            ))}
          </tbody>
        </table>
      )}
      <RuleDialog rule={open} onClose={() => setOpen(null)} />
    </div>
  );
}

/** Whether every word stands in the rule or the name of its customer. */
function holds({ pattern, customerName, contactName, accountNumber }: MailRuleView, query: string): boolean {
  const text = foldLoose([pattern, customerName, contactName, accountNumber].filter(Boolean).join(' '));
  return foldLoose(query)
    .split(' ')
    .every((word) => text.includes(word));
}

interface RuleLineProps {
  rule: MailRuleView;
  mayChange: boolean;
  onEdit: () => void;
}

function RuleLine({ rule, mayChange, onEdit }: RuleLineProps) {
  const words = useMailRuleTexts();
  const { user } = useMe();
  const names = useReference();
  const moment = useMoment();
  const remove = useRemove();
  const name = useRuleName()(rule);
  const owner = names.user(rule.userId);
  const initials = (id: number | null) => names.user(id)?.initials ?? words.system;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <Does rule={rule} />
      </td>
      <td data-label={words.whose}>
        {rule.userId === null ? words.everybody : rule.userId === user.id ? words.you : owner?.name}
      </td>
      <td data-label={words.made}>
        {words.by(initials(rule.createdBy), moment.day(rule.createdAt))}
        {rule.updatedAt && (
          <span className={styles.quiet}>
            {words.changed(initials(rule.updatedBy), moment.day(rule.updatedAt))}
          </span>
        )}
      </td>
      <td data-label={words.mails} className={styles.number}>
        <Mails rule={rule} />
      </td>
      <td className={styles.actsCell}>
        {mayChange && (
          <span className={styles.acts}>
            <ActionIcon aria-label={words.editOne(name)} onClick={onEdit}>
              <IconPencil size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon aria-label={words.remove(name)} onClick={() => void remove(rule)}>
              <IconX size={16} aria-hidden />
            </ActionIcon>
          </span>
        )}
      </td>
    </tr>
  );
}

/** How many it has placed or kept out; of what left nothing behind there is nothing to count. */
function Mails({ rule: { mails, action, pattern } }: { rule: MailRuleView }) {
  if (action === 'private') return '–';
  const view = action === 'place' ? 'journalled' : 'ignored';
  if (mails === 0) return mails;
  return (
    <Link to="/mail" search={searchOf(view, undefined, { q: pattern.replace(/^@/, '') })}>
      {mails}
    </Link>
  );
}

function Does({ rule }: { rule: MailRuleView }) {
  const words = useMailRuleTexts();
  const { action, customerId, customerName, contactName } = rule;
  if (action !== 'place') return words.actions[action];
  return (
    <Link to="/customers/$id" params={{ id: String(customerId) }}>
      {words.place([customerName, contactName].filter(Boolean).join(' · '))}
    </Link>
  );
}

/** A removed rule can be said again. */
function useRemove() {
  const words = useMailRuleTexts();
  const nameOf = useRuleName();
  const { notify } = useNotices();
  const client = useQueryClient();
  const refused = useRefused();
  const refresh = () => client.invalidateQueries({ queryKey: mailRulesQuery.queryKey });
  return async (rule: MailRuleView) => {
    const { id, kind, pattern, action, customerId, contactId } = rule;
    try {
      await call(removeMailRule, { params: { id } });
      notify(words.removed(nameOf(rule)), {
        undo: async () => {
          await call(addMailRule, { body: { kind, pattern, action, customerId, contactId } }).catch(refused);
          await refresh();
        },
      });
    } catch (error) {
      refused(error);
    }
    await refresh();
  };
}
