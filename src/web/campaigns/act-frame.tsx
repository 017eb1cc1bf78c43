// The frame of an act on all members of a campaign: what is asked for, beside it what that would do, and doing it.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode, RefObject } from 'react';
import type { CampaignView } from '../../shared/campaigns.ts';
import styles from '../records/form.module.css';
import { useTexts } from '../texts/language.tsx';
import { PageHead } from '../ui/page-head.tsx';
import type { Draft } from '../ui/use-draft.tsx';
import { useTitle } from '../ui/use-title.ts';

interface ActFrameProps {
  campaign: CampaignView;
  title: string;
  form: { ref: RefObject<HTMLFormElement | null>; busy: boolean; fault: string | undefined };
  /** what was typed waits here, whatever happens to the page */
  draft: Pick<Draft<unknown>, 'restored' | 'clear'>;
  /** on the button that does it */
  label: string;
  disabled: boolean;
  onSubmit: () => void;
  onClose: () => void;
  /** what it would do */
  aside: ReactNode;
  children: ReactNode;
}

export function ActFrame(props: ActFrameProps) {
  const { campaign, title, form, draft, onClose } = props;
  const { common, records } = useTexts();
  useTitle(`${title} · ${campaign.name}`);
  return (
    <>
      <PageHead
        title={title}
        aside={
          <Link to="/campaigns/$id" params={{ id: String(campaign.id) }} search={{}}>
            {campaign.name}
          </Link>
        }
      />
      <form
        ref={form.ref}
        noValidate
        className={styles.form}
        aria-label={title}
        onKeyDown={(event) => {
          const part = event.target as HTMLElement;
          const closesPart =
            !event.currentTarget.contains(part) || part.getAttribute('aria-expanded') === 'true';
          if (event.key === 'Escape' && !event.defaultPrevented && !closesPart) onClose();
        }}
        onSubmit={(event) => {
          event.preventDefault();
          if (!props.disabled) props.onSubmit();
        }}
      >
        <div className={styles.columns}>
          <div className={styles.sections}>
            {draft.restored && (
              <p className={styles.restored} role="status">
                {records.form.restored}{' '}
                <Button variant="subtle" onClick={draft.clear}>
                  {records.form.discard}
                </Button>
              </p>
            )}
            {props.children}
          </div>
          <div className={styles.aside}>{props.aside}</div>
        </div>
        <footer className={styles.foot}>
          {form.fault && (
            <p role="alert" className={styles.fault}>
              {form.fault}
            </p>
          )}
          <Button type="submit" loading={form.busy} disabled={props.disabled}>
            {props.label}
          </Button>
          <Button variant="default" disabled={form.busy} onClick={onClose}>
            {common.cancel}
          </Button>
        </footer>
      </form>
    </>
  );
}
