// A record that cannot be shown: it does not exist, it is not for this user, or the server could not be asked.
import { Link } from '@tanstack/react-router';
import { Refusal } from '../data/call.ts';
import { useTexts } from '../texts/language.tsx';
import { EmptyState, ErrorState, NoRight } from '../ui/states.tsx';
import { useTitle } from '../ui/use-title.ts';

interface RecordMissingProps {
  /** where the other records are */
  list: '/customers' | '/contacts' | '/projects' | '/campaigns';
  error: Error | null;
  onRetry: () => void;
}

export function RecordMissing({ list, error, onRetry }: RecordMissingProps) {
  const { common, records } = useTexts();
  useTitle(records.page.notFound);
  if (error instanceof Refusal && error.status === 403) return <NoRight />;
  if (error && !(error instanceof Refusal && error.status === 404)) {
    return <ErrorState message={error.message || common.errors.offline} onRetry={onRetry} />;
  }
  return (
    <EmptyState title={records.page.notFound} action={<Link to={list}>{records.page.toList}</Link>}>
      {common.frame.notFoundHelp}
    </EmptyState>
  );
}
