// «Prøv reglen»: whom it would have moved lately, and by what. Changes nothing.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { OutputOf } from '../../shared/contract.ts';
import { type StatusRuleView, tryRule } from '../../shared/settings.ts';
import { call } from '../data/call.ts';
import { useReference } from '../data/reference.ts';
import { useMoment } from '../records/use-moment.ts';
import type { RecordForm } from '../records/use-record-form.ts';
import { useSettingsTexts } from '../texts/settings.ts';
import { Segmented } from '../ui/segmented.tsx';
import type { RuleValues } from './rule-panel.tsx';
import styles from './settings.module.css';

type Trial = NonNullable<OutputOf<(typeof tryRule)['response']>>;

const PERIODS = ['30', '90', '365'] as const;

export function RuleTrial({ form }: { form: RecordForm<RuleValues> }) {
  const words = useSettingsTexts().rules.trial;
  const [days, setDays] = useState<(typeof PERIODS)[number]>('90');
  const [tried, setTried] = useState<{ of: string; trial: Trial }>();
  const { active: _, ...rule } = form.values;
  const asked = JSON.stringify({ ...rule, days });
  // What was tried with other values says nothing of these.
  const trial = tried?.of === asked ? tried.trial : undefined;

  const run = async () => {
    const body = { ...(rule as Omit<StatusRuleView, 'id' | 'version' | 'active'>), days: Number(days) };
    const answer = await form.form.submit(() => call(tryRule, { body }));
    if (answer) setTried({ of: asked, trial: answer });
  };
  return (
    <section className={styles.trial} aria-label={words.title}>
      <div className={styles.trialAsk}>
        <Button variant="default" loading={form.form.busy} onClick={() => void run()}>
          {words.run}
        </Button>
        <Segmented
          label={words.period}
          value={days}
          options={PERIODS.map((value) => ({ value, label: words.days(Number(value)) }))}
          onChange={setDays}
        />
      </div>
      <div role="status">{trial && <Outcome trial={trial} rule={rule} days={Number(days)} />}</div>
    </section>
  );
}

type Asked = Pick<RuleValues, 'fromStatusId' | 'toStatusId'>;

function Outcome({ trial, rule, days }: { trial: Trial; rule: Asked; days: number }) {
  const words = useSettingsTexts().rules.trial;
  const names = useReference();
  const moment = useMoment();
  const from = names.status(rule.fromStatusId)?.name ?? '';
  const to = names.status(rule.toStatusId)?.name ?? '';
  if (!trial.forwards) return <p className={styles.fault}>{words.backwards(from, to)}</p>;
  return (
    <>
      <p className={styles.trialSays}>
        {trial.moved === 0
          ? words.none(from, trial.inStatus, days)
          : words.moved(trial.moved, trial.inStatus, from, to, days)}
      </p>
      {trial.sample.length > 0 && (
        <ul className={styles.trialList}>
          {trial.sample.map(({ customerId, name, accountNumber, activityId, projectId, what, at }) => (
            <li key={customerId}>
              <Link to="/customers/$id" params={{ id: String(customerId) }}>
                {name}
              </Link>{' '}
              <span className={styles.quiet}>{accountNumber}</span>
              <span className={styles.trialCause}>
                {moment.day(at)}
                {' · '}
                {projectId === null ? (
                  <Link to="/activities/$id" params={{ id: String(activityId) }}>
                    {what || words.activity}
                  </Link>
                ) : (
                  <Link to="/projects/$id" params={{ id: String(projectId) }}>
                    {what}
                  </Link>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      {trial.moved > trial.sample.length && (
        <p className={styles.quiet}>{words.latest(trial.sample.length)}</p>
      )}
    </>
  );
}
