// The members of a campaign as a list one works from: call, open the activity, register what they answered.
import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react';
import type { CampaignView, MemberRow } from '../../shared/campaigns.ts';
import type { CampaignResponse } from '../../shared/responses.ts';
import { useMe } from '../data/me.ts';
import { tidy } from '../records/address.ts';
import { ExportButton } from '../records/export-button.tsx';
import { useListLayout } from '../records/use-list-layout.ts';
import { usePagedList } from '../records/use-paged-list.ts';
import { useCampaignTexts } from '../texts/campaigns.ts';
import { useTexts } from '../texts/language.tsx';
import { ColumnsMenu } from '../ui/data-grid/columns-menu.tsx';
import { DataGrid } from '../ui/data-grid/data-grid.tsx';
import type { DataGridHandle, RowAction } from '../ui/data-grid/types.ts';
import { IconCalendarPlus, IconListCheck, IconPlus, IconUsers } from '../ui/icons.ts';
import { useShortcuts } from '../ui/shortcuts.tsx';
import { SplitMain, SplitView } from '../ui/side-panel.tsx';
import { EmptyState, ErrorState, NoHits } from '../ui/states.tsx';
import styles from './campaigns.module.css';
import { MemberBulk, MemberFilters, useMemberFilterNames } from './member-bar.tsx';
import { MemberCard, nameOf, useMemberColumns } from './member-columns.tsx';
import { fetchMembers, membersAsked } from './queries.ts';
import type { CampaignPlace, ChangeOf, MemberSearch } from './search.ts';
import { useRespond } from './use-respond.ts';

const ActivityPanel = lazy(() =>
  import('../activities/activity-panel.tsx').then((module) => ({ default: module.ActivityPanel })),
);
const route = getRouteApi('/frame/campaigns/$id');
const NONE: ReadonlySet<string> = new Set();

interface MembersProps {
  campaign: CampaignView;
  search: MemberSearch;
  open: CampaignPlace['open'];
  /** whom a new activity is about */
  about: Pick<CampaignPlace, 'customerId' | 'contactId'>;
}

export function Members({ campaign, search, open, about }: MembersProps) {
  const { member: words } = useCampaignTexts();
  const { common, records, activities } = useTexts();
  const { id } = campaign;
  const mayWrite = useMe().may('write campaigns');
  const navigate = route.useNavigate();
  const grid = useRef<DataGridHandle>(null);
  const [marked, setMarked] = useState(NONE);
  const respond = useRespond();
  const list = usePagedList(['campaign', id, 'members', search], (cursor, signal) =>
    fetchMembers(id, search, cursor, signal),
  );
  const groups = useMemo(() => [{ id: 'all', title: '', rows: list.rows }], [list.rows]);

  const show = (part: ChangeOf<CampaignPlace>, replace = false) =>
    void navigate({ search: tidy({ ...search, ...part }), replace });
  const register = ({ customerId, contactId }: MemberRow) =>
    show({ open: 'new', customerId, ...(contactId !== null && { contactId }) }, open !== undefined);
  const openActivity = (row: MemberRow) =>
    row.openActivityId === null ? register(row) : show({ open: row.openActivityId }, open !== undefined);

  const answer = (rows: readonly MemberRow[], response: CampaignResponse) =>
    void respond(
      id,
      rows.map((row) => ({ id: row.id, response: row.response, name: nameOf(row) })),
      response,
    );
  const latest = useRef(answer);
  latest.current = answer;
  const answerOne = useCallback((row: MemberRow, response: CampaignResponse) => {
    latest.current([row], response);
  }, []);
  const columns = useMemberColumns(answerOne);
  const [layout, setLayout] = useListLayout('campaign.members.columns', columns, {}, () => {});
  const drawCard = useCallback(
    (row: MemberRow) => <MemberCard row={row} onAnswer={answerOne} />,
    [answerOne],
  );
  const markedRows = list.rows.filter((row) => marked.has(String(row.id)));
  const filters = useMemberFilterNames(search);
  const clear = () => show({ q: undefined, responses: undefined, dialogue: undefined }, true);
  const add = () => void navigate({ search: { act: 'add' } });

  const keyed = Object.entries(ANSWER_KEYS);
  useShortcuts(
    words.keys,
    mayWrite
      ? [
          ...keyed.map(([key, response]) => ({ keys: key, label: activities.responses[response] })),
          { keys: 'a', label: words.register },
        ]
      : [],
  );
  const rowKeys = {
    ...Object.fromEntries(keyed.map(([key, to]) => [key, (row: MemberRow) => answer([row], to)])),
    a: register,
  };
  const rowActions = (row: MemberRow): RowAction[] => [
    ...(row.openActivityId === null
      ? []
      : [{ id: 'open', label: words.openActivity, icon: IconListCheck, run: () => openActivity(row) }]),
    {
      id: 'register',
      label: words.register,
      icon: IconCalendarPlus,
      shortcut: 'a',
      run: () => register(row),
    },
  ];
  const at = typeof open === 'number' ? list.rows.findIndex((row) => row.openActivityId === open) : -1;
  const openId = at < 0 ? null : String(list.rows[at]?.id);
  const told = list.hasMore ? records.list.moreThan(list.rows.length) : records.list.count(list.rows.length);

  return (
    <SplitView>
      <SplitMain>
        <div className={styles.bar}>
          <MemberFilters search={search} onChange={(part) => show(part, true)} />
          <span className={styles.told} aria-live="polite">
            {list.status === 'ready' && told}
          </span>
          <ExportButton list={`campaigns/${id}/members`} query={membersAsked(search)} />
          <ColumnsMenu columns={columns} layout={layout} onLayoutChange={setLayout} />
        </div>
        <DataGrid<MemberRow>
          handle={grid}
          label={words.list}
          columns={columns}
          groups={groups}
          rowId={(row) => String(row.id)}
          rowName={nameOf}
          layout={layout}
          onLayoutChange={setLayout}
          {...(mayWrite && { selection: marked, onSelectionChange: setMarked, rowActions, rowKeys })}
          onOpen={openActivity}
          openId={openId}
          renderCard={drawCard}
          status={list.status}
          hasMore={list.hasMore}
          onReachEnd={list.fetchMore}
          error={
            <ErrorState
              title={common.grid.failed}
              message={list.fault ?? common.errors.offline}
              onRetry={list.retry}
            />
          }
          empty={
            filters.length > 0 ? (
              <NoHits filters={filters} onClear={clear} />
            ) : (
              <EmptyState
                icon={IconUsers}
                title={words.empty}
                action={
                  mayWrite && (
                    <Button leftSection={<IconPlus size={15} aria-hidden />} onClick={add}>
                      {words.add}
                    </Button>
                  )
                }
              >
                {words.emptyHelp}
              </EmptyState>
            )
          }
        />
        {markedRows.length > 0 && (
          <MemberBulk
            campaignId={id}
            marked={markedRows}
            onAnswer={(response) => {
              setMarked(NONE);
              answer(markedRows, response);
            }}
            onClear={() => setMarked(NONE)}
          />
        )}
      </SplitMain>
      {open !== undefined && (
        <Suspense fallback={null}>
          <ActivityPanel
            key={open === 'new' ? `new ${about.customerId} ${about.contactId}` : 'stored'}
            id={open}
            begin={{ ...about, campaignId: id }}
            walk={{
              previous: neighbour(list.rows, at, -1),
              next: neighbour(list.rows, at, 1),
              position: at < 0 ? null : at + 1,
              of: list.rows.length,
            }}
            onOpen={(activity) => show({ open: activity }, true)}
            onClose={() => {
              show({});
              requestAnimationFrame(() => grid.current?.focus(openId ?? undefined));
            }}
          />
        </Suspense>
      )}
    </SplitView>
  );
}

const ANSWER_KEYS: Record<string, CampaignResponse> = {
  1: 'interested',
  2: 'not-interested',
  3: 'meeting',
  4: 'order',
  0: 'none',
};

/** The nearest member in this direction that has an open activity. */
function neighbour(rows: readonly MemberRow[], at: number, step: 1 | -1): number | null {
  if (at < 0) return null;
  for (let index = at + step; index >= 0 && index < rows.length; index += step) {
    const activity = rows[index]?.openActivityId;
    if (activity) return activity;
  }
  return null;
}
