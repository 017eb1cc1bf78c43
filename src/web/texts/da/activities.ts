// The words of the activity pages.

export const activities = {
  title: 'Aktiviteter',
};
