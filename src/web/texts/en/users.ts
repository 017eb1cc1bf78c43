// The words of signing in, signing in again, and setting up, in English.
import type { users as master } from '../da/users.ts';

export const users: typeof master = {
  login: {
    title: 'Sign in',
    email: 'E-mail',
    password: 'Password',
    show: 'Show the password',
    submit: 'Sign in',
    forgotten: 'Forgotten your password? An administrator can give you a new one.',
  },
  again: {
    title: 'Sign in again',
    text: 'You have been signed out. What you were doing is still here and goes on once you are signed in.',
    another: 'Sign in as somebody else',
  },
  setup: {
    title: 'Welcome to Opfølg',
    intro:
      'Set up the company and create its first administrator. Everything can be changed later under Settings.',
    company: 'Company',
    companyName: 'Company name',
    timeZone: 'Time zone',
    timeZoneHelp: 'Decides when a day begins, and so what is due.',
    administrator: 'Administrator',
    name: 'Name',
    initials: 'Initials',
    initialsHelp: '1–6 letters or digits, such as JDP',
    email: 'E-mail',
    password: 'Password',
    passwordHelp: 'At least 10 characters. A sentence is easy to remember and hard to guess.',
    submit: 'Set up',
  },
  begin: {
    title: (company) => `${company} is ready`,
    text: 'How do you want to begin?',
    empty: 'Begin empty',
    emptyHelp: 'Create customers and activities as they turn up.',
    import: 'Import your data',
    importHelp: 'Bring customers, contacts and activities from CSV files, such as Excel saves them.',
    colleagues: 'Create users',
    colleaguesHelp: 'Let your colleagues in, each with a To-Do list of their own.',
  },
};
