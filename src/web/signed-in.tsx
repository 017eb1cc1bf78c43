// Everything inside the frame that needs to know who is signed in: the user and the due count for the frame,
// the company's today for the fields, whose drafts are kept, the stream of colleagues' changes, and signing in
// again when the session ends under the page.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { useEffect } from 'react';
import { AppFrame } from './app-frame.tsx';
import { useLive } from './data/live.ts';
import { chooseLanguage, useMe } from './data/me.ts';
import { useMidnight } from './data/midnight.ts';
import { ComposingProvider } from './mail-sending/composing.tsx';
import { useLanguage } from './texts/language.tsx';
import { todoCountsQuery } from './todo/counts.ts';
import { DaysProvider } from './ui/days-context.tsx';
import { DraftOwner } from './ui/use-draft.tsx';
import { leave } from './users/leave.ts';
import { SignInAgain } from './users/sign-in-again.tsx';

export function SignedIn() {
  const { user, company, today } = useMe();
  const { setLanguage } = useLanguage();
  const client = useQueryClient();
  const counts = useQuery(todoCountsQuery('mine'));
  useLive();
  useMidnight(company.timeZone);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only another choice of the user, not another function.
  useEffect(() => setLanguage(user.language), [user.language]);

  return (
    <DaysProvider today={today} daysOff={company.daysOff}>
      <DraftOwner userId={String(user.id)}>
        <AppFrame
          user={user}
          due={counts.data?.counters.due}
          onSignOut={() => void leave()}
          onLanguage={(language) => void chooseLanguage(client, language)}
        >
          <ComposingProvider>
            <Outlet />
          </ComposingProvider>
        </AppFrame>
        <SignInAgain email={user.email} />
      </DraftOwner>
    </DaysProvider>
  );
}
