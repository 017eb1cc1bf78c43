// One line of a grid: a group heading or a row. Rows are memoised on their data, so that scrolling, marking
// another row or moving focus draws nothing that did not change. Only the row that is the tab stop lets Tab
// into its links and buttons; in all others they stand aside.
// biome-ignore-all lint/a11y/useSemanticElements: a virtual grid of divs, by the ARIA grid pattern.
// biome-ignore-all lint/a11y/useFocusableInteractive: a group's button takes its row's focus.
import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { memo, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { useTexts } from '../../texts/language.tsx';
import { IconChevronRight, IconDots } from '../icons.ts';
import styles from './data-grid.module.css';
import type { GridGroup } from './lines.ts';
import type { GridColumn, RowAction, RowLook } from './types.ts';

interface Place {
  index: number;
  /** distance from the first line, CSS pixels */
  top: number;
  tabStop: boolean;
}

interface GroupLineProps extends Place {
  group: GridGroup<unknown>;
  folded: boolean;
  span: number;
  onToggle: (id: string) => void;
}

export const GroupLine = memo(function GroupLine(props: GroupLineProps) {
  const { group, folded, index, top, tabStop } = props;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      data-line={index}
      className={styles.group}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div role="gridcell" aria-colspan={props.span}>
        <button
          type="button"
          data-stop
          tabIndex={tabStop ? 0 : -1}
          aria-expanded={!folded}
          className={styles.groupButton}
          data-tone={group.tone}
          onClick={() => props.onToggle(group.id)}
        >
          <IconChevronRight size={14} className={styles.chevron} aria-hidden />
          <span className={styles.groupTitle}>{group.title}</span>
          {group.count !== undefined && <span className={styles.groupCount}>{group.count}</span>}
        </button>
      </div>
    </div>
  );
});

interface RowLineProps<Row> extends Place {
  id: string;
  row: Row;
  name: string;
  columns: readonly GridColumn<Row>[];
  /** undefined where rows cannot be marked */
  marked: boolean | undefined;
  open: boolean;
  look: RowLook;
  renderCard: ((row: Row) => React.ReactNode) | undefined;
  measure: ((element: HTMLElement | null) => void) | undefined;
  hasActions: boolean;
  act: {
    open: (row: Row) => void;
    mark: (id: string, range: boolean) => void;
    actionsOf: (row: Row) => readonly RowAction[];
  };
}

export const RowLine = memo(DrawnRow) as typeof DrawnRow;

function DrawnRow<Row>(props: RowLineProps<Row>) {
  const { index, top, tabStop, id, row, name, columns, marked, act, renderCard } = props;
  const element = useRef<HTMLDivElement>(null);
  const [hovered, setHovered] = useState(false);
  const { measure } = props;
  const setElement = useCallback(
    (node: HTMLDivElement | null) => {
      element.current = node;
      measure?.(node);
    },
    [measure],
  );
  useTabStops(element, tabStop);

  const onClick = (event: React.MouseEvent<HTMLElement>) => {
    const within = event.target as HTMLElement;
    // A portalled menu bubbles through React, though it is not inside the row.
    if (!event.currentTarget.contains(within) || within.closest('a, button, input, label')) return;
    if (window.getSelection()?.toString()) return;
    if (event.shiftKey && marked !== undefined) act.mark(id, true);
    else act.open(row);
  };

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on the row is handled by the grid (use-grid-keys).
    <div
      ref={setElement}
      onPointerEnter={() => setHovered(true)}
      onPointerLeave={() => setHovered(false)}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={marked}
      aria-current={props.open || undefined}
      data-line={index}
      data-index={index}
      data-row-id={id}
      data-stop
      data-look={props.look}
      tabIndex={tabStop ? 0 : -1}
      className={renderCard ? styles.card : styles.row}
      style={{ transform: `translateY(${top}px)` }}
      onClick={onClick}
    >
      {marked !== undefined && (
        <div role="gridcell" className={styles.markCell} tabIndex={-1}>
          <MarkBox name={name} marked={marked} onMark={(range) => act.mark(id, range)} />
        </div>
      )}
      {renderCard ? (
        <div role="gridcell" tabIndex={-1} className={styles.cardBody}>
          {renderCard(row)}
        </div>
      ) : (
        columns.map((column, i) => (
          <div
            key={column.id}
            role="gridcell"
            aria-colindex={i + (marked === undefined ? 1 : 2)}
            tabIndex={-1}
            className={column.numeric ? `${styles.cell} tabular` : styles.cell}
            data-align={column.align}
          >
            {column.render(row)}
          </div>
        ))
      )}
      {props.hasActions && (
        <div role="gridcell" className={styles.actionCell}>
          {renderCard ? (
            <CardActions name={name} actions={() => act.actionsOf(row)} />
          ) : (
            (tabStop || hovered) && <RowActions name={name} actions={act.actionsOf(row)} />
          )}
        </div>
      )}
    </div>
  );
}

function MarkBox(props: { name: string; marked: boolean; onMark: (range: boolean) => void }) {
  const texts = useTexts().common.grid;
  return (
    <label className={styles.markLabel}>
      <input
        type="checkbox"
        className={styles.mark}
        aria-label={texts.select(props.name)}
        checked={props.marked}
        onChange={(event) => props.onMark((event.nativeEvent as MouseEvent).shiftKey)}
      />
    </label>
  );
}

function RowActions({ name, actions }: { name: string; actions: readonly RowAction[] }) {
  const texts = useTexts().common.grid;
  return (
    <div className={styles.actions} role="group" aria-label={texts.actionsFor(name)}>
      {actions.map((action) => (
        <Tooltip
          key={action.id}
          label={action.shortcut ? `${action.label} (${action.shortcut})` : action.label}
          events={{ hover: true, focus: true, touch: false }}
        >
          <ActionIcon
            size={26}
            aria-label={action.label}
            aria-keyshortcuts={action.shortcut}
            onClick={action.run}
          >
            <action.icon size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      ))}
    </div>
  );
}

function CardActions({ name, actions }: { name: string; actions: () => readonly RowAction[] }) {
  const texts = useTexts().common.grid;
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon size={36} aria-label={texts.actionsFor(name)}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {actions().map((action) => (
          <Menu.Item key={action.id} leftSection={<action.icon size={16} aria-hidden />} onClick={action.run}>
            {action.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Takes everything inside a row out of the tab order unless the row is the tab stop. */
function useTabStops(element: React.RefObject<HTMLElement | null>, tabStop: boolean) {
  useLayoutEffect(() => {
    for (const inner of element.current?.querySelectorAll<HTMLElement>('a[href], button, input') ?? []) {
      inner.tabIndex = tabStop ? 0 : -1;
    }
  });
}
