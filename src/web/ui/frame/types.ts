// What the frame is given: the places of the product, what can be created, and who is signed in.
import type { LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Language } from '../../../shared/format.ts';
import type { Icon } from '../icons.ts';

export interface Place {
  to: NonNullable<LinkProps['to']>;
  label: string;
  /** for the bottom bar, where a word has 60 px */
  shortLabel?: string;
  icon: Icon;
  /** how many wait there, and that number in words for screen readers */
  count?: number | undefined;
  countLabel?: string | undefined;
  /** that something is wrong there, in a word or two */
  mark?: string | undefined;
  /** stands in the bottom bar on phones; the others are found under «Mere» */
  onPhone?: boolean;
}

export interface CreateChoice {
  label: string;
  icon: Icon;
  shortcut?: string;
  run: () => void;
}

export interface FrameUser {
  initials: string;
  name: string;
}

export interface FrameProps {
  places: readonly Place[];
  create: readonly CreateChoice[];
  /** null until it is known who is signed in */
  user: FrameUser | null;
  onSignOut: () => void;
  onShortcuts: () => void;
  /** called when another language is chosen, after the screen has taken it */
  onLanguage?: ((language: Language) => void) | undefined;
  /** the search box of the top bar */
  search?: ReactNode;
  children: ReactNode;
}
