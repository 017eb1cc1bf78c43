// Two people edited the same record: says who changed what meanwhile, and lets the later one choose field by
// field before saving on top. What always holds: nothing of either is overwritten unseen.
//
// For any form whose save may be answered with 409 `stale-version`:
//   entity  whose fields these are (their names and how values read)
//   stale   the refusal's `details` (staleDetails of shared/history.ts); null: nothing to settle, nothing shown
//   mine    what this user wanted to save, by field of the API; only the changed fields
//   onSave  gets what of `mine` is to be saved on top of stale.currentVersion
//   onBack  returns to editing with everything as it was typed
import { Button, Radio } from '@mantine/core';
import { useState } from 'react';
import type { EventView, StaleDetails } from '../../shared/history.ts';
import { useReference } from '../data/reference.ts';
import { useMoment } from '../records/use-moment.ts';
import { useTexts } from '../texts/language.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useFieldWords } from './field-words.tsx';
import styles from './stale-merge.module.css';

interface StaleMergeProps {
  entity: EventView['entity'];
  stale: StaleDetails | null;
  mine: object;
  saving: boolean;
  onSave: (kept: Record<string, unknown>) => void;
  onBack: () => void;
}

export function StaleMerge({ stale, onBack, ...rest }: StaleMergeProps) {
  const words = useTexts().history.stale;
  return (
    <Dialog opened={stale !== null} onClose={onBack} title={words.title} size="lg">
      {stale && <Settling key={stale.currentVersion} stale={stale} onBack={onBack} {...rest} />}
    </Dialog>
  );
}

interface Theirs {
  from: unknown;
  to: unknown;
  actorId: number | null;
}

function Settling({
  entity,
  stale,
  mine,
  saving,
  onSave,
  onBack,
}: StaleMergeProps & { stale: StaleDetails }) {
  const words = useTexts().history.stale;
  const fields = useFieldWords();
  const nameOf = useActorName();
  const [chosen, setChosen] = useState<Record<string, 'theirs' | 'mine'>>({});
  const theirs = theirChanges(stale);
  const wanted = Object.entries(mine);
  const conflicts = wanted.filter(([field, value]) => {
    const other = theirs.get(field);
    return other && JSON.stringify(other.to ?? '') !== JSON.stringify(value ?? '');
  });
  const disputed = new Set(conflicts.map(([field]) => field));
  const taken = [...theirs].filter(([field]) => !(field in mine));
  const kept = wanted.filter(([field]) => !disputed.has(field));

  const save = () =>
    onSave(
      Object.fromEntries(wanted.filter(([field]) => !disputed.has(field) || chosen[field] !== 'theirs')),
    );
  return (
    <div className={styles.body}>
      <p>{useTold(stale)}</p>
      <p className={styles.help}>{conflicts.length > 0 ? words.choose : words.noConflict}</p>
      {conflicts.map(([field, value]) => {
        const other = theirs.get(field)!;
        return (
          <Radio.Group
            key={field}
            label={fields.label(entity, field)}
            value={chosen[field] ?? 'mine'}
            onChange={(choice) => setChosen({ ...chosen, [field]: choice as 'theirs' | 'mine' })}
          >
            <div className={styles.sides}>
              <Radio value="mine" label={<Side title={words.yours} value={fields.value(field, value)} />} />
              <Radio
                value="theirs"
                label={
                  <Side title={words.theirs(nameOf(other.actorId))} value={fields.value(field, other.to)} />
                }
              />
            </div>
          </Radio.Group>
        );
      })}
      <Rest
        title={words.taken}
        lines={taken.map(([field, { from, to }]) => [
          fields.label(entity, field),
          <Change key={field} from={fields.value(field, from)} to={fields.value(field, to)} />,
        ])}
      />
      <Rest
        title={words.kept}
        lines={kept.map(([field, value]) => [fields.label(entity, field), fields.value(field, value)])}
      />
      <div className={styles.buttons}>
        <Button variant="default" onClick={onBack}>
          {words.back}
        </Button>
        <Button loading={saving} data-autofocus onClick={save}>
          {words.save}
        </Button>
      </div>
    </div>
  );
}

function Side({ title, value }: { title: string; value: React.ReactNode }) {
  return (
    <>
      <span className={styles.sideTitle}>{title}</span>
      <span className={styles.sideValue}>{value}</span>
    </>
  );
}

function Change({ from, to }: { from: React.ReactNode; to: React.ReactNode }) {
  return (
    <>
      <span className={styles.from}>{from}</span> → {to}
    </>
  );
}

function Rest({ title, lines }: { title: string; lines: [string, React.ReactNode][] }) {
  if (lines.length === 0) return null;
  return (
    <section className={styles.rest}>
      <h3>{title}</h3>
      <dl>
        {lines.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Each field that others changed: from what it was at first to what it is now. */
function theirChanges(stale: StaleDetails): Map<string, Theirs> {
  const all = new Map<string, Theirs>();
  for (const { actorId, changes } of stale.changes) {
    for (const [field, [from, to]] of Object.entries(changes)) {
      all.set(field, { from: all.has(field) ? all.get(field)?.from : from, to, actorId });
    }
  }
  return all;
}

/** «Posten er rettet af JDP og MBK kl. 14:32, mens du redigerede.» */
function useTold(stale: StaleDetails): string {
  const words = useTexts().history.stale;
  const nameOf = useActorName();
  const moment = useMoment();
  const people = [...new Set(stale.changes.map(({ actorId }) => nameOf(actorId)))];
  const last = people.pop() ?? '';
  const who = people.length > 0 ? `${people.join(', ')} ${words.and} ${last}` : last;
  return words.told(who, moment.clock(stale.changes.at(-1)?.at ?? new Date().toISOString()));
}

function useActorName() {
  const names = useReference();
  const { system } = useTexts().history;
  return (id: number | null) => names.user(id)?.initials ?? system;
}
