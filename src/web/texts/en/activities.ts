// The words of the activity pages, in English.
import type { activities as master } from '../da/activities.ts';

export const activities: typeof master = {
  title: 'Activities',
};
