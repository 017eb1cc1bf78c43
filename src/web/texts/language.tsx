// Which language the screen speaks. Danish comes with the program; English is fetched when first chosen, and
// Danish stands until it has arrived. The choice is kept in this browser and <html lang> follows it.
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import type { Language } from '../../shared/format.ts';
import { danish, type Texts } from '../texts.da.ts';

interface LanguageChoice {
  language: Language;
  texts: Texts;
  setLanguage: (language: Language) => void;
}

const STORED = 'opfolg.language';
const Context = createContext<LanguageChoice>({ language: 'da', texts: danish, setLanguage: () => {} });

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [wanted, setWanted] = useState<Language>(() => (localStorage.getItem(STORED) === 'en' ? 'en' : 'da'));
  const [shown, setShown] = useState({ language: 'da' as Language, texts: danish });

  useEffect(() => {
    let current = true;
    const load = async () =>
      wanted === 'da' ? danish : await import('../texts.en.ts').then((module) => module.english);
    load().then(
      (texts) => current && setShown({ language: wanted, texts }),
      () => current && setWanted('da'),
    );
    return () => {
      current = false;
    };
  }, [wanted]);

  useEffect(() => {
    document.documentElement.lang = shown.language;
  }, [shown.language]);

  const setLanguage = (language: Language) => {
    localStorage.setItem(STORED, language);
    setWanted(language);
  };
  return <Context value={{ ...shown, setLanguage }}>{children}</Context>;
}

/** The dictionary of the language on the screen. */
export function useTexts(): Texts {
  return useContext(Context).texts;
}

/** The language on the screen, and how to change it. */
export function useLanguage(): LanguageChoice {
  return useContext(Context);
}
