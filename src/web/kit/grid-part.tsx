// The gallery's list: a thousand rows in groups, with everything that a grid can do.
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { dueBounds, dueGroup } from '../../shared/due.ts';
import { formatDay } from '../../shared/format.ts';
import { ColumnsMenu } from '../ui/data-grid/columns-menu.tsx';
import { DataGrid } from '../ui/data-grid/data-grid.tsx';
import { settleLayout } from '../ui/data-grid/layout.ts';
import type { GridColumn, RowAction } from '../ui/data-grid/types.ts';
import { DueWord } from '../ui/due-word.tsx';
import { FilterChip, FilterMenu } from '../ui/filter-chip.tsx';
import { IconCalendarDue, IconCheck, IconPhone } from '../ui/icons.ts';
import { useNotices } from '../ui/notices.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { SidePanel, SplitMain, SplitView } from '../ui/side-panel.tsx';
import { NoHits } from '../ui/states.tsx';
import styles from './kit.module.css';
import { SAMPLES, type Sample, TODAY } from './made-up.ts';
import { TypeWord } from './type-word.tsx';

const COLUMNS: GridColumn<Sample>[] = [
  {
    id: 'due',
    title: 'Opfølg',
    width: 156,
    sortable: true,
    render: (row) => <DueWord date={row.date} time={row.time} />,
  },
  { id: 'account', title: 'Kunde', width: 72, numeric: true, sortable: true, render: (row) => row.account },
  { id: 'company', title: 'Firmanavn', width: 220, sortable: true, render: (row) => row.company },
  { id: 'text', title: 'Opfølgningstekst', width: 260, render: (row) => row.text },
  { id: 'contact', title: 'Kontaktperson', width: 160, sortable: true, render: (row) => row.contact },
  {
    id: 'type',
    title: 'Aktivitetstype',
    width: 124,
    sortable: true,
    render: (row) => <TypeWord type={row.type} />,
  },
  {
    id: 'changed',
    title: 'Sidst rettet',
    width: 108,
    numeric: true,
    sortable: true,
    render: (row) => formatDay(row.changed),
  },
  { id: 'note', title: 'Notat', width: 240, render: (row) => row.note },
];
const TITLES = {
  overdue: 'Forsinket',
  today: 'I dag',
  tomorrow: 'I morgen',
  thisWeek: 'Denne uge',
  later: 'Senere',
  undated: 'Uden dato',
  completed: 'Afsluttet',
};
const TYPES = ['Tlf', 'Møde', 'Tilbud', 'Opgave', 'EMail'].map((value) => ({ value, label: value }));

export function GridPart({ switcher }: { switcher: ReactNode }) {
  const { notify } = useNotices();
  const [layout, setLayout] = useState(() => settleLayout(COLUMNS));
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const [types, setTypes] = useState<string[]>([]);
  const [none, setNone] = useState(false);
  const [open, setOpen] = useState<Sample | null>(null);

  const groups = useMemo(() => {
    const bounds = dueBounds(TODAY);
    const shown = SAMPLES.filter(
      (row) => !none && !gone.has(row.id) && (types.length === 0 || types.includes(row.type)),
    );
    return Object.entries(TITLES).flatMap(([id, title]) => {
      const rows = shown.filter(
        (row) => dueGroup({ followUpDate: row.date, completedAt: null }, bounds) === id,
      );
      const tone = id === 'overdue' || id === 'today' ? ({ tone: id } as const) : {};
      return rows.length > 0 ? [{ id, title, count: rows.length, rows, ...tone }] : [];
    });
  }, [types, none, gone]);

  const complete = (row: Sample) => {
    setDone((before) => new Set(before).add(row.id));
    notify('Opgaven er afsluttet.', {
      undo: () => setDone((before) => new Set([...before].filter((id) => id !== row.id))),
      onGone: () => setGone((before) => new Set(before).add(row.id)),
    });
  };
  const rowActions = (row: Sample): RowAction[] => [
    { id: 'complete', label: 'Afslut', icon: IconCheck, shortcut: 'e', run: () => complete(row) },
    {
      id: 'postpone',
      label: 'Udskyd',
      icon: IconCalendarDue,
      shortcut: 'u',
      run: () => notify('Udskudt til i morgen.'),
    },
    {
      id: 'call',
      label: 'Ring',
      icon: IconPhone,
      run: () => notify('Der var ingen forbindelse.', { tone: 'danger' }),
    },
  ];
  return (
    <>
      <PageHead
        title="To-Do"
        aside="mandag den 23. november 2026 · uge 48"
        actions={
          <>
            {switcher}
            <ColumnsMenu columns={COLUMNS} layout={layout} onLayoutChange={setLayout} />
          </>
        }
      >
        <div className={styles.chips}>
          <FilterChip label="Forfaldne" on count={143} tone="overdue" onChange={() => {}} />
          <FilterChip label="I dag" on={false} count={250} tone="today" onChange={() => {}} />
          <FilterChip label="Møder" on={false} count={12} onChange={() => {}} />
          <FilterChip label="Intet" on={none} onChange={setNone} />
          <FilterMenu label="Type" options={TYPES} chosen={types} onChange={setTypes} several />
        </div>
      </PageHead>
      <SplitView>
        <SplitMain>
          <DataGrid
            label="To-Do"
            columns={COLUMNS}
            groups={groups}
            rowId={rowId}
            rowName={(row) => `${row.company}, ${row.type}`}
            layout={layout}
            onLayoutChange={setLayout}
            selection={selection}
            onSelectionChange={setSelection}
            onOpen={setOpen}
            openId={open?.id ?? null}
            rowActions={rowActions}
            rowKeys={{ e: complete }}
            rowLook={(row) =>
              done.has(row.id) ? 'struck' : row.date && row.date < '2025-01-01' ? 'muted' : 'plain'
            }
            renderCard={useCallback((row: Sample) => <Card row={row} />, [])}
            empty={<NoHits filters={['Kun møder', 'Denne uge']} onClear={() => setNone(false)} />}
          />
        </SplitMain>
        {open && (
          <SidePanel label={open.company} head={<h2>{open.company}</h2>} onClose={() => setOpen(null)}>
            <DueWord date={open.date} time={open.time} />
            <p>{open.note}</p>
          </SidePanel>
        )}
      </SplitView>
    </>
  );
}

const rowId = (row: Sample) => row.id;

function Card({ row }: { row: Sample }) {
  return (
    <div className={styles.card}>
      <div className={styles.cardTop}>
        <DueWord date={row.date} time={row.time} />
        <TypeWord type={row.type} />
      </div>
      <div className={styles.cardName}>{row.company}</div>
      <div className={styles.cardText}>{row.text || row.note}</div>
    </div>
  );
}
