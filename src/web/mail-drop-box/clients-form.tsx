// Which mail servers may use the company's address.
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changeJournalClients } from '../../shared/drop-box.ts';
import { useRefused } from '../activities/consequences.ts';
import { call, Refusal } from '../data/call.ts';
import { WordsField } from '../records/form-fields.tsx';
import { useDropBoxTexts } from '../texts/drop-box.ts';
import { ConfirmLeave } from '../ui/confirm-leave.tsx';
import { useNotices } from '../ui/notices.tsx';
import { dropBoxQuery } from './queries.ts';

export function ClientsForm({ clients }: { clients: readonly string[] }) {
  const words = useDropBoxTexts();
  const client = useQueryClient();
  const { notify } = useNotices();
  const refused = useRefused();
  const [typed, setTyped] = useState<string[]>([...clients]);
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const dirty = typed.join() !== clients.join();

  const save = async () => {
    setBusy(true);
    try {
      await call(changeJournalClients, { body: { clients: typed } });
      notify(words.clientsSaved, { tone: 'good' });
      await client.invalidateQueries({ queryKey: dropBoxQuery.queryKey });
    } catch (fault) {
      // The fault stands at one of them: it is named with its sentence.
      const [field, sentence] = fault instanceof Refusal ? (Object.entries(fault.fields)[0] ?? []) : [];
      const named = typed[Number(field?.split('.')[1])];
      if (sentence) setError(named ? `${named}: ${sentence}` : sentence);
      else refused(fault);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <ConfirmLeave when={dirty && !busy} />
      <WordsField
        name="clients"
        label={words.clients}
        hint={
          clients.length === 0 && typed.length === 0
            ? `${words.clientsNone} ${words.clientsHelp}`
            : words.clientsHelp
        }
        value={typed}
        error={error}
        tidy={(word) => word.trim().toLowerCase()}
        onChange={(changed) => {
          setTyped(changed);
          setError(undefined);
        }}
      />
      {dirty && (
        <Button type="submit" mt={10} loading={busy}>
          {words.save}
        </Button>
      )}
    </form>
  );
}
