// What stands where content would: nothing yet, no hits, an error, no right, or still waiting. Each says what
// is the case and offers the way on; none of them is ever a blank page.
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/language.tsx';
import { type Icon, IconAlertTriangle, IconFilterOff, IconInbox, IconLock } from './icons.ts';
import styles from './states.module.css';
import { useDelayed } from './use-delayed.ts';

interface StateProps {
  icon?: Icon;
  title: string;
  /** one sentence: what belongs here, or what happened */
  children?: ReactNode;
  action?: ReactNode;
  tone?: 'danger';
  /** it is all that the page shows, so its title is the page's heading */
  wholePage?: boolean;
}

/** Nothing here yet: what belongs here, and how to begin. */
export function EmptyState({
  icon: StateIcon = IconInbox,
  title,
  children,
  action,
  tone,
  wholePage,
}: StateProps) {
  const Title = wholePage ? 'h1' : 'p';
  return (
    <div className={styles.state} data-tone={tone} role={tone === 'danger' ? 'alert' : undefined}>
      <StateIcon size={28} stroke={1.4} className={styles.icon} aria-hidden />
      <Title className={styles.title}>{title}</Title>
      {children && <div className={styles.text}>{children}</div>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}

/** Filters hide everything: names them and offers to clear them. */
export function NoHits({ filters, onClear }: { filters: readonly string[]; onClear: () => void }) {
  const { grid, clearFilters } = useTexts().common;
  return (
    <EmptyState
      icon={IconFilterOff}
      title={grid.noHits}
      action={
        <Button variant="default" onClick={onClear}>
          {clearFilters}
        </Button>
      }
    >
      {filters.join(' · ')}
    </EmptyState>
  );
}

interface ErrorStateProps {
  title?: string;
  /** what happened, in a sentence from the server or of our own */
  message?: string;
  onRetry?: () => void;
}

/** Something could not be fetched: what, and «Prøv igen». */
export function ErrorState({ title, message, onRetry }: ErrorStateProps) {
  const { errors, retry } = useTexts().common;
  return (
    <EmptyState
      icon={IconAlertTriangle}
      tone="danger"
      title={title ?? errors.title}
      action={
        onRetry && (
          <Button variant="default" onClick={onRetry}>
            {retry}
          </Button>
        )
      }
    >
      {message ?? errors.kept}
    </EmptyState>
  );
}

/** The page exists, but not for this user. */
export function NoRight() {
  const { errors } = useTexts().common;
  return (
    <EmptyState icon={IconLock} title={errors.noRight}>
      {errors.noRightHelp}
    </EmptyState>
  );
}

/** Lines in the place of text that is on its way; nothing for the first 150 ms. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  const { loading } = useTexts().common;
  const waiting = useDelayed(true, 150);
  if (!waiting) return null;
  return (
    <div className={styles.skeleton} role="status">
      <span className="only-read">{loading}</span>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike.
        <span key={line} className={styles.bone} style={{ width: `${88 - ((line * 23) % 50)}%` }} />
      ))}
    </div>
  );
}
