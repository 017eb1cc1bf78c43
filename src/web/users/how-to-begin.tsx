// After set-up: the ways to begin. Each is a link, so that the next step is one click and «back» still works.
import { Link, type LinkProps } from '@tanstack/react-router';
import { useTexts } from '../texts/language.tsx';
import { type Icon, IconChevronRight, IconFileImport, IconListCheck, IconUsers } from '../ui/icons.ts';
import { QuietPage } from './quiet-page.tsx';
import styles from './users.module.css';

export function HowToBegin({ company }: { company: string }) {
  const words = useTexts().users.begin;
  return (
    <QuietPage wide title={words.title(company)} intro={words.text}>
      <div className={styles.ways}>
        <Way icon={IconFileImport} name={words.import} help={words.importHelp} link={{ to: '/import' }} />
        <Way icon={IconListCheck} name={words.empty} help={words.emptyHelp} link={{ to: '/todo' }} />
        <Way
          icon={IconUsers}
          name={words.colleagues}
          help={words.colleaguesHelp}
          link={{ to: '/settings', search: { tab: 'users' } }}
        />
      </div>
    </QuietPage>
  );
}

interface WayProps {
  icon: Icon;
  name: string;
  help: string;
  link: Pick<LinkProps, 'to' | 'search'>;
}

function Way({ icon: WayIcon, name, help, link }: WayProps) {
  return (
    <Link {...link} className={styles.way}>
      <WayIcon size={22} stroke={1.6} className={styles.wayIcon} aria-hidden />
      <span>
        <span className={styles.wayName}>{name}</span>
        <span className={styles.wayHelp}>{help}</span>
      </span>
      <IconChevronRight size={16} aria-hidden />
    </Link>
  );
}
