// The sections of settings, in order, as they stand in the address.
export const TABS = [
  'profile',
  'mail',
  'users',
  'types',
  'statuses',
  'tags',
  'rules',
  'stages',
  'reasons',
  'rhythm',
  'company',
] as const;
export type Tab = (typeof TABS)[number];

export const isTab = (value: unknown): value is Tab => TABS.some((tab) => tab === value);
