// Mail: what waits for a place, what was journalled, what was left out, what could not be read, and the rules that
// decide. The view and the open mail stand in the address.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useMe } from '../data/me.ts';
import { MailboxBar } from '../mailboxes/mailbox-bar.tsx';
import { useMailTexts } from '../texts/mail.ts';
import { IconUpload } from '../ui/icons.ts';
import { PageHead } from '../ui/page-head.tsx';
import { useTitle } from '../ui/use-title.ts';
import { mailCountsQuery } from './counts.ts';
import { MailDrop } from './mail-drop.tsx';
import styles from './mail-list.module.css';
import { MailList } from './mail-list.tsx';
import { filterOf, MAIL_VIEWS, searchOf } from './mail-search.ts';
import { RulesView } from './rules-view.tsx';
import { usePageDrop } from './use-page-drop.ts';

const route = getRouteApi('/frame/mail');
const MOST_COUNTED = 1000;

export function MailPage() {
  const words = useMailTexts();
  const search = route.useSearch();
  const view = search.view ?? 'unplaced';
  const filter = filterOf(search);
  const may = useMe().may('write activities');
  const zone = useRef<HTMLDivElement>(null);
  const drop = usePageDrop(zone, may);
  const unplaced = useQuery(mailCountsQuery).data?.unplaced;
  useTitle(view === 'unplaced' ? words.title : `${words.views[view]} · ${words.title}`, unplaced);
  const views = useRef<HTMLElement>(null);
  // On a phone the views are a strip that scrolls; a shared link may lead to the last of them.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another view is what moves the mark.
  useEffect(() => {
    views.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [view]);
  return (
    <div className={styles.page} {...drop.page}>
      <PageHead
        title={words.title}
        actions={
          may && (
            <Button
              variant="default"
              leftSection={<IconUpload size={15} aria-hidden />}
              aria-expanded={drop.shown}
              onClick={drop.toggle}
            >
              {words.upload.action}
            </Button>
          )
        }
      >
        {drop.shown && (
          <div ref={zone}>
            <MailDrop />
          </div>
        )}
        <nav ref={views} className={styles.views} aria-label={words.views.label}>
          {MAIL_VIEWS.map((one) => (
            <Link
              key={one}
              to="/mail"
              search={one === 'rules' || view === 'rules' ? searchOf(one) : searchOf(one, undefined, filter)}
              className={styles.view}
              activeOptions={{ exact: true }}
              aria-current={one === view ? 'page' : undefined}
            >
              {words.views[one]}
              {one === 'unplaced' && unplaced !== undefined && unplaced > 0 && (
                <span className={styles.count}>
                  {unplaced >= MOST_COUNTED ? `${MOST_COUNTED - 1}+` : unplaced}
                </span>
              )}
            </Link>
          ))}
        </nav>
      </PageHead>
      {may && <MailboxBar />}
      {view === 'rules' ? (
        <RulesView query={filter.q ?? ''} />
      ) : (
        <MailList key={view} view={view} filter={filter} open={search.open ?? null} />
      )}
    </div>
  );
}
