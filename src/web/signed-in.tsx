// Everything inside the frame that needs to know who is signed in: the user and the due count for the frame,
// the company's today for the fields, whose drafts are kept, and the stream of colleagues' changes.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Outlet, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { Language } from '../shared/format.ts';
import { changeMe, signOut } from '../shared/users.ts';
import { AppFrame } from './app-frame.tsx';
import { call } from './data/call.ts';
import { useLive } from './data/live.ts';
import { meQuery, useMe } from './data/me.ts';
import { useLanguage } from './texts/language.tsx';
import { todoCountsQuery } from './todo/counts.ts';
import { DaysProvider } from './ui/days-context.tsx';
import { DraftOwner } from './ui/use-draft.tsx';

export function SignedIn() {
  const { user, company, today } = useMe();
  const { setLanguage } = useLanguage();
  const client = useQueryClient();
  const navigate = useNavigate();
  const counts = useQuery(todoCountsQuery('mine'));
  useLive();

  // biome-ignore lint/correctness/useExhaustiveDependencies: only another choice of the user, not another function.
  useEffect(() => setLanguage(user.language), [user.language]);

  const leave = async () => {
    await call(signOut, {});
    await navigate({ to: '/login' });
    client.clear();
  };
  const keepLanguage = async (language: Language) => {
    client.setQueryData(meQuery.queryKey, await call(changeMe, { body: { language } }));
  };
  return (
    <DaysProvider today={today} daysOff={company.daysOff}>
      <DraftOwner userId={String(user.id)}>
        <AppFrame
          user={user}
          due={counts.data?.counters.due}
          onSignOut={() => void leave()}
          onLanguage={(language) => void keepLanguage(language)}
        >
          <Outlet />
        </AppFrame>
      </DraftOwner>
    </DaysProvider>
  );
}
