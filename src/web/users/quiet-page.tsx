// The one quiet page that stands outside the frame: what the product is called, one thing to do, the language.
import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLanguage } from '../texts/language.tsx';
import styles from './users.module.css';

interface QuietPageProps {
  title: string;
  intro?: ReactNode;
  /** for pages with more than a few fields */
  wide?: boolean;
  children: ReactNode;
}

export function QuietPage({ title, intro, wide = false, children }: QuietPageProps) {
  const { language, setLanguage, texts } = useLanguage();
  const other = language === 'da' ? 'en' : 'da';
  return (
    <div className={styles.page}>
      <main className={styles.sheet} data-wide={wide || undefined}>
        <div className={styles.brand}>
          <img src="/icon.svg" width={28} height={28} alt="" />
          <span>{texts.common.product}</span>
        </div>
        <h1 className={styles.title}>{title}</h1>
        {intro && <p className={styles.intro}>{intro}</p>}
        {children}
      </main>
      <footer className={styles.foot}>
        <UnstyledButton lang={other} className={styles.language} onClick={() => setLanguage(other)}>
          {other === 'da' ? 'Dansk' : 'English'}
        </UnstyledButton>
      </footer>
    </div>
  );
}
