// One of the firm's own short lists: what it is for, its rows, «Opret ny», and beside it the record that stands open.
import { ActionIcon, Button, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSettingsTexts } from '../texts/settings.ts';
import { IconArrowDown, IconArrowUp, IconPlus } from '../ui/icons.ts';
import { SplitMain, SplitView } from '../ui/side-panel.tsx';
import styles from './settings.module.css';
import type { Open } from './use-open.ts';

export interface Column<Row> {
  title: string;
  render: (row: Row) => ReactNode;
  /** left out where there is little room */
  wide?: boolean;
}

interface RecordListProps<Row> {
  title: string;
  help: ReactNode;
  rows: readonly Row[];
  name: (row: Row) => string;
  /** the first column opens the record */
  columns: readonly [Column<Row>, ...Column<Row>[]];
  open: Open;
  /** makes the order of the rows the firm's to choose: to which place this row is to go */
  onMove?: (row: Row, place: number) => void;
  /** instead of rows, when there are none */
  empty?: ReactNode;
  /** the panel of the open record */
  children: ReactNode;
}

export function RecordList<Row extends { id: number; active: boolean }>(props: RecordListProps<Row>) {
  const { title, help, rows, name, columns, open, onMove, empty, children } = props;
  const settings = useSettingsTexts();
  const [first, ...others] = columns;
  const wide = (column: Column<Row>) => (column.wide ? styles.wide : undefined);
  return (
    <SplitView>
      <SplitMain>
        <div className={styles.scroll}>
          <div className={styles.listHead}>
            <p className={styles.help}>{help}</p>
            {rows.length > 0 && (
              <Button leftSection={<IconPlus size={15} aria-hidden />} onClick={() => open.open('new')}>
                {settings.add}
              </Button>
            )}
          </div>
          {rows.length === 0 ? (
            empty
          ) : (
            <table className={styles.table}>
              <caption className="only-read">{title}</caption>
              <thead>
                <tr>
                  {columns.map((column) => (
                    <th key={column.title} scope="col" className={wide(column)}>
                      {column.title}
                    </th>
                  ))}
                  {onMove && (
                    <th scope="col">
                      <span className="only-read">{settings.actions}</span>
                    </th>
                  )}
                </tr>
              </thead>
              <tbody>
                {rows.map((row, place) => (
                  <tr
                    key={row.id}
                    data-open={open.id === row.id || undefined}
                    data-off={row.active ? undefined : true}
                  >
                    <th scope="row">
                      <UnstyledButton className={styles.open} onClick={() => open.open(row.id)}>
                        {first.render(row)}
                      </UnstyledButton>
                    </th>
                    {others.map((column) => (
                      <td key={column.title} className={wide(column)}>
                        {column.render(row)}
                      </td>
                    ))}
                    {onMove && (
                      <td className={styles.moves}>
                        <ActionIcon
                          aria-label={settings.up(name(row))}
                          disabled={place === 0}
                          onClick={() => onMove(row, place - 1)}
                        >
                          <IconArrowUp size={15} aria-hidden />
                        </ActionIcon>
                        <ActionIcon
                          aria-label={settings.down(name(row))}
                          disabled={place === rows.length - 1}
                          onClick={() => onMove(row, place + 1)}
                        >
                          <IconArrowDown size={15} aria-hidden />
                        </ActionIcon>
                      </td>
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </div>
      </SplitMain>
      {children}
    </SplitView>
  );
}

/** Whether a row is in use, as a word. */
export function InUse({ active }: { active: boolean }) {
  const settings = useSettingsTexts();
  return active ? settings.inUse : settings.notInUse;
}
