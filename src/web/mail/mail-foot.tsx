// The buttons under an open mail: leave it out of the journal, once or always, bring it back, or erase it.
import { Button, Tooltip } from '@mantine/core';
import { useState } from 'react';
import type { MailView } from '../../shared/mail.ts';
import { useMailTexts } from '../texts/mail.ts';
import { outsidersOf, useSomeOf } from './mail-words.ts';
import { PlaceDialog } from './place-dialog.tsx';
import { PrivateDialog } from './private-dialog.tsx';
import type { MailActs } from './use-mail-acts.ts';

interface MailFootProps {
  mail: MailView;
  acts: MailActs;
  onSettled: () => void;
}

export function MailFoot({ mail, acts, onSettled }: MailFootProps) {
  const words = useMailTexts();
  const someOf = useSomeOf();
  const [asking, setAsking] = useState<'private' | 'place' | null>(null);
  const outsiders = outsidersOf(mail.parties);
  const ignored = mail.reason === 'ignored-once' || mail.reason === 'ignored-always';
  const then = async (done: Promise<boolean>) => {
    if (await done) onSettled();
  };
  const close = () => setAsking(null);
  return (
    <>
      {mail.state === 'unplaced' && (
        <>
          <Button
            variant="default"
            disabled={acts.busy}
            onClick={() => void then(acts.ignore(mail.id, null))}
          >
            {words.ignore.once}
          </Button>
          {outsiders.length > 0 && (
            <Tooltip
              label={words.ignore.alwaysHelp(someOf(outsiders))}
              events={{ hover: true, focus: true, touch: true }}
            >
              <Button
                variant="default"
                disabled={acts.busy}
                onClick={() => void then(acts.ignore(mail.id, outsiders))}
              >
                {words.ignore.always}
              </Button>
            </Tooltip>
          )}
        </>
      )}
      {mail.state === 'ignored' && ignored && (
        <Button variant="default" disabled={acts.busy} onClick={() => void then(acts.stopIgnoring(mail.id))}>
          {words.ignore.restore}
        </Button>
      )}
      {mail.state === 'ignored' && (
        <Button variant="default" disabled={acts.busy} onClick={() => setAsking('place')}>
          {words.place.anyway}
        </Button>
      )}
      {mail.state !== 'private' && (
        <Button variant="subtle" color="gray" disabled={acts.busy} onClick={() => setAsking('private')}>
          {words.private.action}
        </Button>
      )}
      <PlaceDialog
        mail={mail}
        from={null}
        acts={acts}
        opened={asking === 'place'}
        onClose={close}
        onPlaced={onSettled}
      />
      <PrivateDialog
        opened={asking === 'private'}
        busy={acts.busy}
        onClose={close}
        onErase={() => void then(acts.erase(mail))}
      />
    </>
  );
}
