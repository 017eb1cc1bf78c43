// What a rule would do with the mail that came before it, in words and by the newest of them; each a choice of its own.
import { Checkbox } from '@mantine/core';
import { useId } from 'react';
import type { MailRulePreview, MailRuleView, SomeMail } from '../../shared/mail-rules.ts';
import { useMoment } from '../records/use-moment.ts';
import { useMailRuleTexts } from '../texts/mail-rules.ts';
import { customersOf, useSubject } from './mail-words.ts';
import styles from './rules.module.css';

export interface Running {
  waiting: boolean;
  journalled: boolean;
}

interface RulePreviewProps {
  action: MailRuleView['action'];
  customerName: string | null;
  preview: MailRulePreview | undefined;
  looking: boolean;
  fault: string | undefined;
  ticked: Running;
  onTick: (ticked: Running) => void;
}

export function RulePreview({
  action,
  customerName,
  preview,
  looking,
  fault,
  ticked,
  onTick,
}: RulePreviewProps) {
  const words = useMailRuleTexts().preview;
  const title = useId();
  const name = customerName ?? '…';
  const says = {
    place: { waiting: words.place, journalled: words.move },
    ignore: { waiting: words.ignore, journalled: words.erase },
    private: { waiting: words.eraseWaiting, journalled: words.erase },
  }[action];
  const nothing = preview && preview.waiting.found + preview.journalled.found === 0;
  return (
    <section className={styles.preview} aria-labelledby={title} aria-live="polite">
      <h3 id={title}>{words.title}</h3>
      {looking && <p className={styles.quiet}>{words.looking}</p>}
      {fault && <p className={styles.quiet}>{words.failed}</p>}
      {nothing && <p className={styles.quiet}>{words.nothing}</p>}
      {preview &&
        (['waiting', 'journalled'] as const).map(
          (which) =>
            preview[which].found > 0 && (
              <Part
                key={which}
                some={preview[which]}
                label={says[which](preview[which].found, preview[which].more, name)}
                ticked={ticked[which]}
                onTick={(on) => onTick({ ...ticked, [which]: on })}
              />
            ),
        )}
      {preview && preview.byPerson > 0 && <p className={styles.quiet}>{words.byPerson(preview.byPerson)}</p>}
      {action === 'place' && ticked.waiting && <p className={styles.quiet}>{words.colleagues}</p>}
    </section>
  );
}

interface PartProps {
  some: SomeMail;
  label: string;
  ticked: boolean;
  onTick: (ticked: boolean) => void;
}

function Part({ some, label, ticked, onTick }: PartProps) {
  const words = useMailRuleTexts().preview;
  const moment = useMoment();
  const subject = useSubject();
  return (
    <div className={styles.part}>
      <Checkbox
        size="xs"
        label={label}
        checked={ticked}
        onChange={(event) => onTick(event.currentTarget.checked)}
      />
      <ul className={styles.rows} aria-label={words.first(some.items.length)}>
        {some.items.map((mail) => (
          <li key={mail.id}>
            <span className={styles.rowDay}>{moment.day(mail.sentAt)}</span>
            <span className={styles.rowText}>{subject(mail)}</span>
            <span className={styles.rowFrom}>{customersOf(mail).join(', ') || mail.fromAddress}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
