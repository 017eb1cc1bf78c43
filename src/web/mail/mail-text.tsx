// What a mail says: its own text, or the page that its sender laid out, in a frame that can run nothing and reach
// nothing. Pictures from the net are fetched only after a click, since fetching them tells the sender.
import { Button, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { type MailView, openMailHtml } from '../../shared/mail.ts';
import { addressOf } from '../data/call.ts';
import { useMailTexts } from '../texts/mail.ts';
import { Segmented } from '../ui/segmented.tsx';
import styles from './mail.module.css';
import { useSubject } from './mail-words.ts';

interface MailTextProps {
  mail: MailView;
  /** a long text shows its beginning, so that what is to be done with the mail is in sight */
  folded?: boolean;
}

const LONG_LINES = 14;
const LONG_LETTERS = 1000;

export function MailText({ mail, folded = false }: MailTextProps) {
  const words = useMailTexts().open;
  const text = mail.body.trim();
  const noText = text === '';
  const [whole, setWhole] = useState(!folded);
  const [laidOut, setLaidOut] = useState(mail.hasHtml && noText);
  if (!mail.whole) return <p className={styles.notice}>{words.headers[headersOf(mail)]}</p>;
  return (
    <div className={styles.textPart}>
      {mail.hasHtml && (
        <Segmented
          label={words.shown}
          value={laidOut ? 'html' : 'text'}
          options={[
            { value: 'text', label: words.asText },
            { value: 'html', label: words.asHtml },
          ]}
          onChange={(chosen) => setLaidOut(chosen === 'html')}
        />
      )}
      {laidOut ? (
        <LaidOut mail={mail} />
      ) : noText ? (
        <p className={styles.quiet}>{words.noText}</p>
      ) : (
        <>
          <div className={styles.text} data-folded={!whole && isLong(text) ? true : undefined}>
            {text}
          </div>
          {!whole && isLong(text) && (
            <UnstyledButton className={styles.link} onClick={() => setWhole(true)}>
              {words.wholeText}
            </UnstyledButton>
          )}
        </>
      )}
    </div>
  );
}

/** Why there is nothing to read. */
function headersOf(mail: MailView): 'forGood' | 'coming' | 'report' | 'unknown' {
  if (mail.headersOnly) return 'forGood';
  if (mail.reason === 'bounce') return 'report';
  return mail.state === 'journalled' ? 'coming' : 'unknown';
}

const isLong = (text: string) => text.length > LONG_LETTERS || text.split('\n').length > LONG_LINES;

function LaidOut({ mail }: { mail: MailView }) {
  const words = useMailTexts().open;
  const subject = useSubject();
  const [pictures, setPictures] = useState(false);
  const query = pictures ? { pictures: 'true' as const } : {};
  return (
    <>
      {!pictures && (
        <div className={styles.picturesBar}>
          <span>{words.picturesHelp}</span>
          <Button variant="default" onClick={() => setPictures(true)}>
            {words.pictures}
          </Button>
        </div>
      )}
      <iframe
        key={String(pictures)}
        className={styles.frame}
        title={words.frame(subject(mail))}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
        src={addressOf(openMailHtml, { params: { id: mail.id }, query })}
      />
    </>
  );
}
