// The «Kolonner» button: which columns a grid shows and in which order, without a mouse as well. On a narrow
// screen, where a grid has no headings, it also offers what the headings would: the order of the rows.
import { ActionIcon, Button, Checkbox, NativeSelect, Popover } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useTexts } from '../../texts/language.tsx';
import { IconArrowDown, IconArrowUp, IconColumns3 } from '../icons.ts';
import styles from './columns-menu.module.css';
import { type GridLayout, type GridSort, settleLayout, showColumn, stepColumn } from './layout.ts';
import type { GridColumn } from './types.ts';

interface ColumnsMenuProps<Row> {
  columns: readonly GridColumn<Row>[];
  layout: GridLayout;
  onLayoutChange: (layout: GridLayout) => void;
}

export function ColumnsMenu<Row>({ columns, layout, onLayoutChange }: ColumnsMenuProps<Row>) {
  const texts = useTexts().common.grid;
  const narrow = useMediaQuery('(max-width: 639px)');
  const byId = new Map(columns.map((column) => [column.id, column]));
  const choosable = layout.columns.flatMap((place) => {
    const column = byId.get(place.id);
    return column && !column.fixed ? [{ ...place, title: column.title }] : [];
  });
  const fixed = new Set(columns.filter((column) => column.fixed).map((column) => column.id));
  const shownCount = choosable.filter((column) => !column.hidden).length;

  return (
    <Popover position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconColumns3 size={16} aria-hidden />}
          aria-label={texts.columns}
        >
          {narrow ? null : texts.columns}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={styles.menu} aria-label={texts.chooseColumns}>
        {narrow && <SortChoice columns={columns} layout={layout} onLayoutChange={onLayoutChange} />}
        <ul className={styles.list}>
          {choosable.map((column) => (
            <li key={column.id} className={styles.item}>
              <Checkbox
                className={styles.check}
                label={column.title}
                checked={!column.hidden}
                disabled={!column.hidden && shownCount === 1}
                onChange={(event) => onLayoutChange(showColumn(layout, column.id, event.target.checked))}
              />
              {[-1, 1].map((step) => (
                <ActionIcon
                  key={step}
                  size={24}
                  aria-label={step < 0 ? texts.columnUp(column.title) : texts.columnDown(column.title)}
                  disabled={column.hidden}
                  onClick={() => onLayoutChange(stepColumn(layout, column.id, step as -1 | 1, fixed))}
                >
                  {step < 0 ? <IconArrowUp size={14} aria-hidden /> : <IconArrowDown size={14} aria-hidden />}
                </ActionIcon>
              ))}
            </li>
          ))}
        </ul>
        <Button
          variant="subtle"
          color="gray"
          fullWidth
          onClick={() => onLayoutChange({ ...settleLayout(columns), sort: layout.sort })}
        >
          {texts.resetColumns}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}

function SortChoice<Row>({ columns, layout, onLayoutChange }: ColumnsMenuProps<Row>) {
  const texts = useTexts().common.grid;
  const choices = columns
    .filter((column) => column.sortable)
    .flatMap(({ id, title }) => [
      { value: `${id}:up`, label: `${title}, ${texts.ascending}` },
      { value: `${id}:down`, label: `${title}, ${texts.descending}` },
    ]);
  const chosen = layout.sort ? `${layout.sort.column}:${layout.sort.descending ? 'down' : 'up'}` : '';
  return (
    <NativeSelect
      className={styles.sort}
      label={texts.sortBy}
      value={chosen}
      data={[{ value: '', label: '–' }, ...choices]}
      onChange={(event) => onLayoutChange({ ...layout, sort: sortOf(event.target.value) })}
    />
  );
}

function sortOf(choice: string): GridSort | null {
  const [column, direction] = choice.split(':');
  return column ? { column, descending: direction === 'down' } : null;
}
