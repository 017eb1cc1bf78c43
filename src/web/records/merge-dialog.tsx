// Merging two records of one kind: choose the other, see what moves and what is filled in, confirm. Either may be
// the one that stays. Nothing happens before «Læg sammen».
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { EventView } from '../../shared/history.ts';
import { useFieldWords } from '../history/field-words.tsx';
import { useTexts } from '../texts/language.tsx';
import { AsyncPicker, type Pick } from '../ui/async-picker.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorState, Skeleton } from '../ui/states.tsx';
import styles from './merge-dialog.module.css';

interface Mergeable {
  id: number;
  name: string;
}

interface MergeDialogProps<R extends Mergeable> {
  entity: EventView['entity'];
  record: R;
  opened: boolean;
  onClose: () => void;
  searchKey: string;
  /** what could be merged with this one */
  search: (query: string, signal: AbortSignal) => Promise<readonly Pick[]>;
  read: (id: number, signal: AbortSignal) => Promise<R>;
  /** a line that tells two namesakes apart: number, town, title */
  about: (record: R) => string;
  /** «3 aktiviteter», «2 dokumenter»: what the one that goes brings along */
  brings: (gone: R) => string[];
  /** fields that the survivor lacks and the other has, by field of the API */
  fills: (stays: R, gone: R) => Record<string, unknown>;
  /** merges; says by itself what went wrong, and answers whether it was done */
  merge: (stays: R, gone: R) => Promise<boolean>;
  busy: boolean;
}

export function MergeDialog<R extends Mergeable>(props: MergeDialogProps<R>) {
  const { record, opened, onClose } = props;
  const { records } = useTexts();
  return (
    <Dialog opened={opened} onClose={onClose} title={records.merge.title(record.name)} size="lg">
      {opened && <Choosing {...props} />}
    </Dialog>
  );
}

function Choosing<R extends Mergeable>(props: MergeDialogProps<R>) {
  const { record, searchKey, search, read, onClose } = props;
  const { common, records } = useTexts();
  const [pick, setPick] = useState<Pick | null>(null);
  const other = useQuery({
    queryKey: [props.entity, Number(pick?.id)],
    queryFn: ({ signal }) => read(Number(pick?.id), signal),
    enabled: pick !== null,
  });
  return (
    <div className={styles.body}>
      <AsyncPicker
        label={records.merge.other}
        searchKey={searchKey}
        autoFocus
        search={async (query, signal) =>
          (await search(query, signal)).filter(({ id }) => id !== String(record.id))
        }
        value={pick}
        onChange={setPick}
      />
      {pick && other.isPending && <Skeleton lines={4} />}
      {pick && other.isError && (
        <ErrorState message={other.error.message} onRetry={() => void other.refetch()} />
      )}
      {pick && other.data ? (
        <Preview key={pick.id} {...props} other={other.data} />
      ) : (
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
        </div>
      )}
    </div>
  );
}

function Preview<R extends Mergeable>(props: MergeDialogProps<R> & { other: R }) {
  const { record, other, about, busy } = props;
  const { common, records } = useTexts();
  const words = records.merge;
  const fields = useFieldWords();
  const [swapped, setSwapped] = useState(false);
  const [stays, gone] = swapped ? [other, record] : [record, other];
  const brings = props.brings(gone);
  const fills = Object.entries(props.fills(stays, gone));
  const confirm = async () => {
    if (await props.merge(stays, gone)) props.onClose();
  };
  return (
    <>
      <div className={styles.sides}>
        <Side title={words.survives} name={stays.name} about={about(stays)} stays />
        <Button variant="default" onClick={() => setSwapped(!swapped)}>
          {words.swap}
        </Button>
        <Side title={words.disappears} name={gone.name} about={about(gone)} />
      </div>
      {(brings.length > 0 || fills.length === 0) && (
        <section>
          <h3>{words.moves}</h3>
          <p>{brings.length > 0 ? brings.join(', ') : words.nothingMoves}</p>
        </section>
      )}
      {fills.length > 0 && (
        <section>
          <h3>{words.fills}</h3>
          <dl className={styles.fills}>
            {fills.map(([field, value]) => (
              <div key={field}>
                <dt>{fields.label(props.entity, field)}</dt>
                <dd>{fields.value(field, value)}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      <p className={styles.lasting}>{words.lasting}</p>
      <div className={styles.buttons}>
        <Button variant="default" onClick={props.onClose}>
          {common.cancel}
        </Button>
        <Button loading={busy} onClick={() => void confirm()}>
          {words.confirm}
        </Button>
      </div>
    </>
  );
}

function Side(props: { title: string; name: string; about: ReactNode; stays?: boolean }) {
  return (
    <div className={styles.side} data-stays={props.stays || undefined}>
      <span className={styles.sideTitle}>{props.title}</span>
      <strong>{props.name}</strong>
      <span className={styles.about}>{props.about}</span>
    </div>
  );
}
