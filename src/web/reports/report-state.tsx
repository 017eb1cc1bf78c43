// What stands in place of a report until it is there, or where there is nothing to count.
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useReportTexts } from '../texts/reports.ts';
import { EmptyState, ErrorState, Skeleton } from '../ui/states.tsx';

interface ReportStateProps {
  report: UseQueryResult<unknown>;
  empty: boolean | undefined;
  children: ReactNode;
}

export function ReportState({ report, empty, children }: ReportStateProps) {
  const words = useReportTexts();
  if (report.isPending) return <Skeleton lines={8} />;
  if (report.isError) {
    return (
      <ErrorState title={words.failed} message={report.error.message} onRetry={() => void report.refetch()} />
    );
  }
  return empty ? <EmptyState title={words.empty}>{words.emptyHelp}</EmptyState> : children;
}
