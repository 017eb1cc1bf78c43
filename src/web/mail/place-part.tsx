// «Hvor hører den til?»: the suggestions, best first, each placed with one click, and any other customer by typing.
// What is to be remembered holds for both.
import { Button, UnstyledButton } from '@mantine/core';
import { useId, useState } from 'react';
import type { MailSuggestion, MailView } from '../../shared/mail.ts';
import { keepEscape } from '../activities/keep-escape.ts';
import { useMailTexts } from '../texts/mail.ts';
import { outsiderOf } from './mail-words.ts';
import { type Chosen, PartyFields } from './party-fields.tsx';
import styles from './placing.module.css';
import { RememberChoice } from './remember-choice.tsx';
import type { MailActs, Remember } from './use-mail-acts.ts';

interface PlacePartProps {
  mail: MailView;
  acts: MailActs;
  onPlaced: () => void;
}

export function PlacePart({ mail, acts, onPlaced }: PlacePartProps) {
  const words = useMailTexts().place;
  const title = useId();
  const [chosen, setChosen] = useState<Chosen>({ customer: null, contact: null });
  const [fault, setFault] = useState<string>();
  const outsider = outsiderOf(mail);
  // A newsletter or an automatic reply teaches nothing unless somebody asks for it (rule 20).
  const [remember, setRemember] = useState<Remember>(
    outsider && !mail.automatic && mail.verified !== false ? 'address' : 'nothing',
  );

  const place = async (customerId: number, name: string, contactId: number | null) => {
    if (await acts.place(mail.id, name, { customerId, contactId, remember })) onPlaced();
  };
  const placeChosen = () => {
    const { customer, contact } = chosen;
    if (!customer) return setFault(words.customerMissing);
    void place(Number(customer.id), customer.name, contact && Number(contact.id));
  };
  return (
    <section className={styles.place} aria-labelledby={title} onKeyDown={keepEscape}>
      <h3 id={title}>{words.title}</h3>
      {mail.suggestions.length > 0 ? (
        <ul className={styles.suggestions} aria-label={words.suggestions}>
          {mail.suggestions.map((one) => (
            <li key={`${one.customerId} ${one.contactId}`}>
              <Suggestion
                suggestion={one}
                disabled={acts.busy}
                onPlace={() => void place(one.customerId, one.customerName, one.contactId)}
              />
            </li>
          ))}
        </ul>
      ) : (
        <p className={styles.quiet}>{words.noSuggestions}</p>
      )}
      <PartyFields
        chosen={chosen}
        onChange={(now) => {
          setChosen(now);
          setFault(undefined);
        }}
        outsider={outsider}
        fault={fault}
      />
      <RememberChoice mail={mail} value={remember} onChange={setRemember} />
      <div className={styles.buttons}>
        <Button variant={chosen.customer ? 'filled' : 'default'} loading={acts.busy} onClick={placeChosen}>
          {words.place}
        </Button>
      </div>
    </section>
  );
}

interface SuggestionProps {
  suggestion: MailSuggestion;
  disabled: boolean;
  onPlace: () => void;
}

function Suggestion({ suggestion, disabled, onPlace }: SuggestionProps) {
  const words = useMailTexts().place;
  const { accountNumber, customerName, contactName, why } = suggestion;
  return (
    <UnstyledButton className={styles.suggestion} disabled={disabled} onClick={onPlace}>
      <span className={styles.suggestionName}>
        {customerName}
        {contactName && <span className={styles.suggestionContact}> · {contactName}</span>}
      </span>
      <span className={styles.suggestionWhy}>
        {accountNumber} · {words.reasons[why]}
      </span>
      <span className={styles.suggestionAct}>{words.place}</span>
    </UnstyledButton>
  );
}
