// Choosing other columns. A choice shows at once and is counted by the server; choices that come quickly after each
// other are sent one at a time, and only the last of them matters.
import { useRef, useState } from 'react';
import { type ColumnMapping, type ImportView, remapImport } from '../../shared/imports.ts';
import { call, Refusal } from '../data/call.ts';
import { useTexts } from '../texts/language.tsx';
import { useKeepImport } from './use-keep-import.ts';

export interface Mapping {
  /** as chosen, perhaps not counted yet */
  columns: ColumnMapping;
  choose: (field: string, column: number | null) => void;
  /** counts anew against what is there now */
  again: () => void;
  busy: boolean;
  fault: string | undefined;
}

export function useMapping(view: ImportView): Mapping {
  const { offline } = useTexts().common.errors;
  const keep = useKeepImport();
  const [wanted, setWanted] = useState<ColumnMapping>();
  const [fault, setFault] = useState<string>();
  const latest = useRef<ColumnMapping>(undefined);

  const ask = (mapping: ColumnMapping) => {
    const waiting = latest.current !== undefined;
    latest.current = mapping;
    setWanted(mapping);
    setFault(undefined);
    if (!waiting) void send(mapping);
  };
  const send = async (mapping: ColumnMapping): Promise<void> => {
    try {
      const answer = await call(remapImport, { params: { id: view.id }, body: { mapping } });
      if (latest.current !== mapping) return send(latest.current ?? mapping);
      keep(answer);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      setFault(error.message || offline);
    }
    latest.current = undefined;
    setWanted(undefined);
  };
  const columns = wanted ?? view.mapping;
  return {
    columns,
    choose: (field, column) => ask({ ...(latest.current ?? view.mapping), [field]: column }),
    again: () => ask({ ...columns }),
    busy: wanted !== undefined,
    fault,
  };
}
