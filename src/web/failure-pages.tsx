// What is shown where a page should be: no such address, or a page that broke while it was drawn.
import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router';
import { Refusal } from './data/call.ts';
import { useTexts } from './texts/language.tsx';
import { EmptyState, ErrorState } from './ui/states.tsx';
import { useTitle } from './ui/use-title.ts';

export function NoSuchPage() {
  const { frame } = useTexts().common;
  useTitle(frame.notFound);
  return (
    <EmptyState wholePage title={frame.notFound} action={<Link to="/todo">{frame.toTodo}</Link>}>
      {frame.notFoundHelp}
    </EmptyState>
  );
}

export function BrokenPage({ error, reset }: ErrorComponentProps) {
  const { frame, errors } = useTexts().common;
  const router = useRouter();
  const failedQueries = useQueryErrorResetBoundary();
  useTitle(frame.broken);
  const refused = error instanceof Refusal ? error.message || errors.offline : undefined;
  const retry = () => {
    failedQueries.reset();
    reset();
    void router.invalidate();
  };
  return (
    <ErrorState title={frame.broken} {...(refused !== undefined && { message: refused })} onRetry={retry} />
  );
}
