// The theme that Mantine's parts are drawn with: dense sizes, one accent, and our own colour tokens
// (styles/tokens.css) under Mantine's names, so that a menu and a hand-written row agree in both schemes.

import type { CSSVariablesResolver, MantineColorsTuple } from '@mantine/core';
import { ActionIcon, Button, createTheme, Menu, Modal, Popover, Tooltip } from '@mantine/core';

const petrol: MantineColorsTuple = [
  '#e8f5f6',
  '#d0e9ec',
  '#a2d4da',
  '#7ccbd4',
  '#5cc1cc',
  '#2f98a4',
  '#1a818d',
  '#0b6672',
  '#084f59',
  '#053b43',
];

export const theme = createTheme({
  colors: { accent: petrol },
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 6 },
  fontFamily: 'var(--font)',
  fontSizes: { xs: '13px', sm: '14px', md: '15px', lg: '16px', xl: '18px' },
  headings: { fontFamily: 'var(--font)', fontWeight: '600' },
  defaultRadius: '6px',
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    ...Object.fromEntries(
      ['TextInput', 'Textarea', 'Select', 'PasswordInput', 'NumberInput', 'Checkbox', 'Switch', 'Radio'].map(
        (name) => [name, { defaultProps: { size: 'xs' } }],
      ),
    ),
    Button: Button.extend({ defaultProps: { size: 'xs' } }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray', size: 28 } }),
    Menu: Menu.extend({
      // Mantine's placeholder for first focus is a presentational child that ARIA menus may not have.
      defaultProps: {
        withInitialFocusPlaceholder: false,
        shadow: 'none',
        position: 'bottom-end',
        offset: 6,
        transitionProps: { duration: 90 },
      },
    }),
    Popover: Popover.extend({
      defaultProps: { shadow: 'none', offset: 6, transitionProps: { duration: 90 } },
    }),
    Modal: Modal.extend({ defaultProps: { centered: true, transitionProps: { duration: 120 } } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, transitionProps: { duration: 90 } } }),
  },
});

const ours = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-bright': 'var(--text)',
  '--mantine-color-dimmed': 'var(--muted)',
  '--mantine-color-placeholder': 'var(--muted)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-error': 'var(--danger)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-disabled': 'var(--hover)',
  '--mantine-color-disabled-color': 'var(--muted)',
  '--mantine-color-disabled-border': 'var(--line)',
  '--mantine-color-gray-light-color': 'var(--text-2)',
  '--mantine-color-gray-light-hover': 'var(--pressed)',
  '--mantine-color-gray-outline': 'var(--text-2)',
  '--mantine-color-accent-filled': 'var(--accent-fill)',
  '--mantine-color-accent-filled-hover': 'var(--accent-fill-hover)',
  '--mantine-primary-color-filled': 'var(--accent-fill)',
  '--mantine-primary-color-filled-hover': 'var(--accent-fill-hover)',
};

/** Puts our tokens under Mantine's variable names; the tokens themselves switch with the colour scheme. */
export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: ours, dark: ours });
