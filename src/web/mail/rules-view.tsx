// What placing and ignoring have taught, and one's own exceptions: which address, what happens, who made it.
import { ActionIcon } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { addMailRule, type MailRuleView, removeMailRule } from '../../shared/mail-rules.ts';
import { useRefused } from '../activities/consequences.ts';
import { call } from '../data/call.ts';
import { useMe } from '../data/me.ts';
import { useReference } from '../data/reference.ts';
import { useMoment } from '../records/use-moment.ts';
import { useTexts } from '../texts/language.tsx';
import { useMailTexts } from '../texts/mail.ts';
import { IconX } from '../ui/icons.ts';
import { useNotices } from '../ui/notices.tsx';
import { EmptyState, ErrorState, Skeleton } from '../ui/states.tsx';
import { AddRule } from './add-rule.tsx';
import { mailRulesQuery } from './queries.ts';
import styles from './rules.module.css';

export function RulesView() {
  const { common } = useTexts();
  const mail = useMailTexts();
  const words = mail.rules;
  const may = useMe().may('write activities');
  const { data, error, isPending, refetch } = useQuery(mailRulesQuery);
  return (
    <div className={styles.rules}>
      <p className={styles.help}>{words.help}</p>
      {may && <AddRule />}
      {isPending && <Skeleton lines={5} />}
      {error && !data && (
        <ErrorState
          title={words.failed}
          message={error.message || common.errors.offline}
          onRetry={() => void refetch()}
        />
      )}
      {data?.items.length === 0 && <EmptyState title={words.none}>{words.noneHelp}</EmptyState>}
      {data && data.items.length > 0 && (
        <table className={styles.table}>
          <caption className="only-read">{mail.views.rules}</caption>
          <thead>
            <tr>
              <th scope="col">{words.pattern}</th>
              <th scope="col">{words.does}</th>
              <th scope="col">{words.whose}</th>
              <th scope="col">{words.made}</th>
              <th scope="col">
                <span className="only-read">{words.actionsTitle}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {data.items.map((rule) => (
              <RuleLine key={rule.id} rule={rule} mayRemove={may} />
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

function RuleLine({ rule, mayRemove }: { rule: MailRuleView; mayRemove: boolean }) {
  const words = useMailTexts().rules;
  const { user } = useMe();
  const names = useReference();
  const moment = useMoment();
  const remove = useRemove();
  const owner = names.user(rule.userId);
  const maker = names.user(rule.createdBy)?.initials ?? words.system;
  return (
    <tr>
      <th scope="row">{rule.pattern}</th>
      <td>
        <Does rule={rule} />
      </td>
      <td data-label={words.whose}>
        {rule.userId === null ? words.everybody : rule.userId === user.id ? words.you : owner?.name}
      </td>
      <td data-label={words.made}>{words.by(maker, moment.day(rule.createdAt))}</td>
      <td className={styles.removeCell}>
        {mayRemove && (
          <ActionIcon aria-label={words.remove(rule.pattern)} onClick={() => void remove(rule)}>
            <IconX size={16} aria-hidden />
          </ActionIcon>
        )}
      </td>
    </tr>
  );
}

function Does({ rule }: { rule: MailRuleView }) {
  const words = useMailTexts().rules;
  const { action, customerId, customerName, contactName } = rule;
  if (action !== 'place' || customerId === null) {
    return action === 'place' ? null : words.actions[action];
  }
  return (
    <Link to="/customers/$id" params={{ id: String(customerId) }}>
      {words.place([customerName, contactName].filter(Boolean).join(' · '))}
    </Link>
  );
}

/** What one's own exceptions said can be said again; what placing taught is taught again by placing. */
function useRemove() {
  const words = useMailTexts().rules;
  const { user } = useMe();
  const { notify } = useNotices();
  const client = useQueryClient();
  const refused = useRefused();
  const refresh = () => client.invalidateQueries({ queryKey: mailRulesQuery.queryKey });
  return async ({ id, pattern, action, userId }: MailRuleView) => {
    try {
      await call(removeMailRule, { params: { id } });
      const again = action !== 'place' && userId === user.id;
      notify(words.removed(pattern), {
        ...(again && {
          undo: async () => {
            await call(addMailRule, { body: { pattern, action } }).catch(refused);
            await refresh();
          },
        }),
      });
    } catch (error) {
      refused(error);
    }
    await refresh();
  };
}
