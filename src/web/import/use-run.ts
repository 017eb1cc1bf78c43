import { useMutation } from '@tanstack/react-query';
import { type ImportView, runImport } from '../../shared/imports.ts';
import { call } from '../data/call.ts';
import { useTexts } from '../texts/language.tsx';
import { useKeepImport } from './use-keep-import.ts';

/** Starts an import, or starts it anew after it failed; twice is harmless. */
export function useRun({ id }: ImportView) {
  const { offline } = useTexts().common.errors;
  const keep = useKeepImport();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => call(runImport, { params: { id } }),
    onSuccess: keep,
  });
  return { run: () => mutate(), starting: isPending, fault: error ? error.message || offline : undefined };
}
