// The further addresses of a user; an administrator has everybody's.
import { NativeSelect } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { addMailAddress, removeMailAddress } from '../../shared/mail-own.ts';
import { useRefused } from '../activities/consequences.ts';
import { call } from '../data/call.ts';
import { useMe } from '../data/me.ts';
import { useReference } from '../data/reference.ts';
import { refreshMail } from '../mail/queries.ts';
import { Section } from '../settings/section.tsx';
import { useMailOwnTexts } from '../texts/mail-own.ts';
import { useNotices } from '../ui/notices.tsx';
import { ErrorState, Skeleton } from '../ui/states.tsx';
import { NamedList } from './named-list.tsx';
import { mailAddressesQuery } from './queries.ts';

export function OwnAddresses() {
  const texts = useMailOwnTexts();
  const words = texts.addresses;
  const { user, may } = useMe();
  const names = useReference();
  const { notify } = useNotices();
  const client = useQueryClient();
  const refused = useRefused();
  const [userId, setUserId] = useState(user.id);
  const found = useQuery(mailAddressesQuery);
  const all = may('manage users');
  const refresh = async () => {
    await client.invalidateQueries({ queryKey: mailAddressesQuery.queryKey });
    refreshMail(client);
  };
  const remove = async (address: string) => {
    try {
      await call(removeMailAddress, { params: { address } });
      notify(words.removed(address));
    } catch (error) {
      refused(error);
    }
    await refresh();
  };
  const add = async (text: string) => {
    const { address } = await call(addMailAddress, { body: { address: text, userId } });
    notify(words.added(address), { tone: 'good' });
    await refresh();
  };
  return (
    <Section title={words.title} help={all ? words.helpAll : words.help}>
      <p>{words.signIn(user.email)}</p>
      {found.error && !found.data && <ErrorState title={texts.failed} onRetry={() => void found.refetch()} />}
      {found.isPending && <Skeleton lines={2} />}
      {found.data && (
        <NamedList
          label={words.list}
          none={words.none}
          items={found.data.items.map((one) => ({
            name: one.address,
            detail: all ? names.user(one.userId)?.initials : undefined,
            mayRemove: may('write activities'),
          }))}
          removeLabel={words.remove}
          onRemove={remove}
          {...(may('write activities') && {
            adding: {
              label: words.add,
              hint: words.hint,
              action: words.action,
              onAdd: add,
              beside: all && (
                <NativeSelect
                  size="xs"
                  label={words.user}
                  value={String(userId)}
                  data={names.users
                    .filter((one) => one.active)
                    .map(({ id, initials, name }) => ({ value: String(id), label: `${initials} · ${name}` }))}
                  onChange={(event) => setUserId(Number(event.target.value))}
                />
              ),
            },
          })}
        />
      )}
    </Section>
  );
}
