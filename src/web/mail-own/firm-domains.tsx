// The firm's own mail domains: named by administrators, or following from the addresses of users.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { addMailDomain, removeMailDomain } from '../../shared/mail-own.ts';
import { useRefused } from '../activities/consequences.ts';
import { call } from '../data/call.ts';
import { useMe } from '../data/me.ts';
import { refreshMail } from '../mail/queries.ts';
import { Section } from '../settings/section.tsx';
import { useMailOwnTexts } from '../texts/mail-own.ts';
import { useNotices } from '../ui/notices.tsx';
import { ErrorState, Skeleton } from '../ui/states.tsx';
import styles from './mail-own.module.css';
import { NamedList } from './named-list.tsx';
import { mailDomainsQuery } from './queries.ts';

export function FirmDomains() {
  const texts = useMailOwnTexts();
  const words = texts.domains;
  const may = useMe().may('manage settings');
  const { notify } = useNotices();
  const client = useQueryClient();
  const refused = useRefused();
  const found = useQuery(mailDomainsQuery);
  const refresh = async () => {
    await client.invalidateQueries({ queryKey: mailDomainsQuery.queryKey });
    refreshMail(client);
  };
  const remove = async (domain: string) => {
    try {
      await call(removeMailDomain, { params: { domain } });
      notify(words.removed(domain));
    } catch (error) {
      refused(error);
    }
    await refresh();
  };
  const add = async (text: string) => {
    await call(addMailDomain, { body: { domain: text } });
    notify(words.added(text), { tone: 'good' });
    await refresh();
  };
  return (
    <Section title={words.title} help={words.help}>
      {found.error && !found.data && <ErrorState title={texts.failed} onRetry={() => void found.refetch()} />}
      {found.isPending && <Skeleton lines={2} />}
      {found.data && (
        <>
          {found.data.ofUsers.length > 0 && (
            <p className={styles.quiet}>{words.ofUsers(found.data.ofUsers.join(', '))}</p>
          )}
          <NamedList
            label={words.named}
            none={words.none}
            items={found.data.named.map((name) => ({ name, mayRemove: may }))}
            removeLabel={words.remove}
            onRemove={remove}
            {...(may && {
              adding: { label: words.add, hint: words.hint, action: words.action, onAdd: add },
            })}
          />
        </>
      )}
    </Section>
  );
}
