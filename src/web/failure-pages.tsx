// What is shown where a page should be: no such address, or a page that broke while it was drawn.
import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { useTexts } from './texts/language.tsx';
import { EmptyState, ErrorState } from './ui/states.tsx';
import { useTitle } from './ui/use-title.ts';

export function NoSuchPage() {
  const { frame } = useTexts().common;
  useTitle(frame.notFound);
  return (
    <EmptyState title={frame.notFound} action={<Link to="/todo">{frame.toTodo}</Link>}>
      {frame.notFoundHelp}
    </EmptyState>
  );
}

export function BrokenPage({ reset }: ErrorComponentProps) {
  const { frame } = useTexts().common;
  useTitle(frame.broken);
  return <ErrorState title={frame.broken} onRetry={reset} />;
}
