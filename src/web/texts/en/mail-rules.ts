import type { mailRules as danish } from '../da/mail-rules.ts';

const mails = (n: number) => (n === 1 ? '1 mail' : `${n} mails`);
const some = (n: number, more: boolean) => (more ? `at least ${mails(n)}` : mails(n));
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export const mailRules: typeof danish = {
  help: 'What placing and «Always ignore» have taught, and your own exceptions. A rule is for new mail; what came before is touched only when you ask for it.',
  search: 'Search the rules',
  new: 'New rule',
  pattern: 'Rule',
  does: 'What happens',
  whose: 'For',
  made: 'Made by',
  mails: 'Mails',
  kinds: { sender: 'Address or domain', subject: 'Words in the subject', folder: 'Folder of the mailbox' },
  subject: (phrase: string) => `Subject with “${phrase}”`,
  folder: (path: string) => `The folder ${path}`,
  place: (name: string) => `Journalled on ${name}`,
  actions: { ignore: 'Never journalled', private: 'Private, leaves nothing behind' },
  everybody: 'Everybody',
  you: 'You',
  by: (who: string, when: string) => `${who} ${when}`,
  changed: (who: string, when: string) => `, changed by ${who} ${when}`,
  system: 'The system',
  actionsTitle: 'Actions',
  edit: 'Edit',
  editOne: (pattern: string) => `Edit the rule for ${pattern}`,
  remove: (pattern: string) => `Remove the rule for ${pattern}`,
  removed: (pattern: string) => `The rule for ${pattern} is removed.`,
  none: 'No rules yet',
  noneHelp: 'Rules arise when you place mail and let the program remember it, or when you make one here.',
  failed: 'The rules could not be fetched',

  form: {
    newTitle: 'New rule',
    editTitle: (pattern: string) => `Edit the rule for ${pattern}`,
    kind: 'The rule looks at',
    patterns: { sender: 'Address or domain', subject: 'Word or phrase', folder: 'Folder' },
    hints: {
      sender: 'e.g. anna@firm.com or @firm.com',
      subject: 'e.g. salary review',
      folder: 'e.g. Private',
    },
    helps: {
      sender: 'A domain holds for every address of the firm, also those below it.',
      subject: 'Whole words, whatever their capitals and however æ, ø and å are written.',
      folder: 'Folders inside it are kept out as well.',
    },
    action: 'The mail',
    choices: {
      place: 'is journalled on a customer (for everybody)',
      ignore: 'is never journalled (your mail)',
      private: 'is private and leaves nothing (your mail)',
    },
    invalid: 'Write a mail address such as anna@firm.com or a domain such as @firm.com.',
    save: 'Save the rule',
    added: (pattern: string) => `The rule for ${pattern} holds from now on.`,
    changed: (pattern: string) => `The rule for ${pattern} is changed.`,
  },

  preview: {
    title: 'What came before',
    looking: 'Looking …',
    nothing: 'No mail that you can see is touched.',
    place: (n: number, more: boolean, name: string) => `Also place ${some(n, more)} waiting, on ${name}`,
    move: (n: number, more: boolean, name: string) =>
      `Also move ${some(n, more)} that the program itself put elsewhere, to ${name}`,
    byPerson: (n: number) => `${capital(mails(n))} that a colleague placed elsewhere will not be touched.`,
    ignore: (n: number, more: boolean) => `Also ignore ${some(n, more)} waiting`,
    eraseWaiting: (n: number, more: boolean) => `Also erase ${some(n, more)} of yours waiting`,
    erase: (n: number, more: boolean) => `Also erase ${some(n, more)} of yours that are journalled`,
    colleagues: 'Mail waiting with colleagues goes along, but is not shown here.',
    first: (n: number) => `The newest ${n}`,
    failed: 'It could not be looked up.',
  },

  erasing: {
    title: 'Erase the mails for good?',
    text: (n: number, more: boolean) =>
      `${capital(some(n, more))} will be erased with text, files and participants, also on the activities. This cannot be undone.`,
    confirm: 'Erase for good',
    back: 'Back',
  },

  running: {
    working: (n: number) => `Working … ${mails(n)} so far`,
    placed: (n: number) => `${capital(mails(n))} being placed.`,
    moved: (n: number) => `${capital(mails(n))} moved.`,
    ignored: (n: number) => `${capital(mails(n))} looked at again.`,
    erased: (n: number) => `${capital(mails(n))} erased.`,
    stopped: (n: number) => `It stopped after ${mails(n)}. Open the rule and run the rest.`,
  },
};
