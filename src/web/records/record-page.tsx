// What the page of a customer and of a contact are laid out with: facts that matter in one row, tabs with counts
// that stand in the address, and the quieter details at the side (below the facts where it is narrow).
import { Tabs } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/language.tsx';
import styles from './record-page.module.css';

export interface Fact {
  label: string;
  value: ReactNode;
}

/** The facts that matter, in one row. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

interface DetailsProps {
  details: readonly Fact[];
  foot: readonly string[];
  /** stands above the details, and is seen where they are folded */
  lead?: ReactNode;
}

/** Everything else that is known; what is not filled in takes no room. */
export function Details({ details, foot, lead }: DetailsProps) {
  const { facts } = useTexts().records;
  const narrow = useMediaQuery('(max-width: 1099px)', undefined, { getInitialValueInEffect: false });
  const known = details.filter(({ value }) => value !== null && value !== undefined && value !== '');
  return (
    <aside className={styles.aside} aria-label={facts.details}>
      {lead}
      <details className={styles.details} open={!narrow}>
        <summary className={styles.summary}>{facts.details}</summary>
        <dl className={styles.detailList}>
          {known.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {foot.map((line) => (
          <p key={line} className={styles.foot}>
            {line}
          </p>
        ))}
      </details>
    </aside>
  );
}

interface RecordTab<Name extends string> {
  name: Name;
  label: string;
  count?: number;
  /** a view that scrolls in itself and fills what height there is, edge to edge */
  fills?: boolean;
  render: () => ReactNode;
}

interface RecordTabsProps<Name extends string> {
  tabs: readonly RecordTab<Name>[];
  open: Name;
  onOpen: (name: Name) => void;
}

export function RecordTabs<Name extends string>({ tabs, open, onOpen }: RecordTabsProps<Name>) {
  const { page } = useTexts().records;
  return (
    <Tabs
      value={open}
      onChange={(name) => {
        const tab = tabs.find((one) => one.name === name);
        if (tab) onOpen(tab.name);
      }}
      keepMounted={false}
      className={styles.tabs}
    >
      <Tabs.List className={styles.tabList} aria-label={page.tabs}>
        {tabs.map(({ name, label, count }) => (
          <Tabs.Tab key={name} value={name}>
            {label}
            {count !== undefined && <span className={styles.count}>{count}</span>}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map(({ name, fills, render }) => (
        <Tabs.Panel key={name} value={name} className={styles.panel} data-fills={fills || undefined}>
          {render()}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

interface RecordBodyProps {
  aside: ReactNode;
  /** makes room for a record that stands open beside the list */
  asideHidden?: boolean;
  children: ReactNode;
}

/** The two columns below the head: tabs, and the details beside them. */
export function RecordBody({ aside, asideHidden = false, children }: RecordBodyProps) {
  return (
    <div className={styles.body} data-alone={asideHidden || undefined}>
      {!asideHidden && aside}
      <div className={styles.main}>{children}</div>
    </div>
  );
}
