import type { tags as danish } from '../da/tags.ts';

const number = (n: number) => n.toLocaleString('en-GB');
const activities = (n: number) => (n === 1 ? '1 activity' : `${number(n)} activities`);
const have = (n: number) => (n === 1 ? '1 has' : `${number(n)} have`);

export const tags: typeof danish = {
  title: 'Tags',
  one: 'Tag',
  gone: 'removed tag',
  failed: 'The tags could not be saved.',
  settings: {
    help: 'Your own words to mark activities with, to find them together in the CRM overview. Anybody can write a new one on an activity; here they are renamed, merged and removed.',
    none: 'No tags yet',
    noneHelp: 'Write one on an activity, or create one here.',
    newTitle: 'New tag',
    used: 'Activities',
    merge: 'Merge with',
    mergeHelp: 'Activities and saved searches get the chosen tag instead, and this one is gone.',
    mergeButton: 'Merge',
    merged: (gone, kept) => `“${gone}” is now “${kept}”.`,
    remove: 'Remove the tag',
    removeTitle: (name) => `Remove “${name}”?`,
    removeHelp: (n) =>
      n === 0
        ? 'No activities have it.'
        : `It goes from ${activities(n)}. The activities themselves stay, and their history keeps the tag.`,
    removed: (name) => `“${name}” has been removed.`,
  },
  marked: {
    label: 'Selected activities',
    count: (n) => `${number(n)} selected`,
    clear: 'Clear selection',
    all: (n) => `Select all ${number(n)}`,
    first: (n) => `Select the first ${number(n)}`,
    more: (n) =>
      `The search finds more than ${number(n)}: the first are selected. Narrow it to reach the rest.`,
    followUp: 'Follow-up',
    tag: 'Tag',
    working: (done, of) => `${number(done)} of ${number(of)} …`,
    stop: 'Stop',
  },
  followUp: {
    title: (n) => `Follow-up on ${activities(n)}`,
    help: 'Open activities move to the day and keep their text. Completed ones get a new follow-up with the text, unless they already have an open one.',
    date: 'Date',
    pick: 'Choose a day.',
    text: 'Text for new follow-ups',
    save: 'Set follow-up',
  },
  tagging: {
    title: (n) => `Tag on ${activities(n)}`,
    way: 'Put on or take off',
    ways: { tag: 'Put on', untag: 'Take off' },
    help: 'Write a new one, or choose one that was used before.',
  },
  done: {
    followUp: (n, day) => `${have(n)} a follow-up on ${day}.`,
    assigned: (n, name) => `${activities(n)} ${n === 1 ? 'was' : 'were'} assigned to ${name}.`,
    tagged: (n, name) => `${have(n)} been tagged “${name}”.`,
    untagged: (n, name) => `“${name}” was taken off ${activities(n)}.`,
    nothing: 'None of the selected activities changed.',
    already: (n) => `${n === 1 ? '1 was' : `${number(n)} were`} so already.`,
    followed: (n) => `${have(n)} an open follow-up already and ${n === 1 ? 'was' : 'were'} left alone.`,
    taken: (n) =>
      `${n === 1 ? '1 is' : `${number(n)} are`} in your list, as the salesperson is no longer active.`,
    stopped: (n) => `Stopped: ${activities(n)} ${n === 1 ? 'was' : 'were'} not reached.`,
    undone: (n) => `Undone for ${activities(n)}.`,
    changedSince: (n) =>
      `${activities(n)} changed since and ${n === 1 ? 'was' : 'were'} left. Look at ${n === 1 ? 'it' : 'them'} separately.`,
  },
};
