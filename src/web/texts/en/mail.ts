// The words of mail journalling, in English.
import type { MailReason } from '../../../shared/mail.ts';
import type { WhyFacts } from '../../mail/why.ts';

const mails = (n: number) => (n === 1 ? '1 mail' : `${n} mails`);
const customer = (where: string | null) => where ?? 'a customer';

const why: Record<MailReason, (facts: WhyFacts) => string> = {
  waiting: () => 'The mail has been received and will be placed in a moment.',
  thread: ({ where }) => `It belongs to a thread that is already journalled on ${customer(where)}.`,
  'contact-address': ({ address, contact, where }) =>
    `${address ?? 'The address'} belongs to ${contact ? `the contact ${contact}` : 'a contact'} at ${customer(where)}.`,
  'customer-address': ({ address, where }) => `${address ?? 'The address'} is listed on ${customer(where)}.`,
  domain: ({ pattern, where }) => `The mail domain ${pattern ?? ''} is listed on ${customer(where)}.`,
  rule: ({ pattern, where }) =>
    `A rule says that mail with ${pattern ?? 'the address'} belongs to ${customer(where)}.`,
  asked: ({ who, where }) =>
    who
      ? `${who} asked for it to be journalled on ${customer(where)}.`
      : `It was sent in to ${customer(where)}.`,
  person: ({ who, where }) => `${who ?? 'A colleague'} placed it on ${customer(where)}.`,
  unknown: ({ address }) =>
    `No customer or contact has ${address ? `the address ${address}` : 'any of the addresses'}.`,
  ambiguous: ({ address }) =>
    address
      ? `${address} fits several customers, so nothing is guessed.`
      : 'It fits several customers, so nothing is guessed.',
  internal: () => 'It is between colleagues only, and internal mail is not journalled.',
  'ignored-once': ({ who }) => `${who ?? 'A colleague'} chose to ignore it.`,
  'ignored-always': ({ pattern, who }) =>
    who && !pattern
      ? `${who} chose to always ignore mail from the sender.`
      : `A rule says that mail with ${pattern ?? 'the address'} is always ignored.`,
  private: ({ pattern }) =>
    pattern ? `A rule says that mail with ${pattern} is private.` : 'It has been made private.',
  automatic: () => 'No person wrote it and the sender is unknown, so it does not wait for a place.',
  bounce: ({ address }) =>
    address
      ? `It reports that a mail to ${address} was not delivered.`
      : 'It is a mail server’s report about delivery and belongs to no dialogue.',
  failed: ({ fault }) =>
    `The mail could not be read${fault ? ` (${fault})` : ''}. It is kept unchanged and is not lost.`,
};

/** The reason in a few words, for a column. */
const shortWhy: Record<MailReason, string> = {
  waiting: 'Being placed',
  thread: 'Thread',
  'contact-address': 'Person’s address',
  'customer-address': 'Customer’s address',
  domain: 'Mail domain',
  rule: 'Rule',
  asked: 'Sent in',
  person: 'Placed by a colleague',
  unknown: 'No known address',
  ambiguous: 'Several customers fit',
  internal: 'Internal mail',
  'ignored-once': 'Ignored',
  'ignored-always': 'Always ignored',
  private: 'Private',
  automatic: 'Automatic mail',
  bounce: 'Delivery report',
  failed: 'Could not be read',
};

export const mail = {
  title: 'Mail',
  one: 'Mail',
  about: (subject: string) => `Mail: ${subject}`,
  views: {
    label: 'Views',
    unplaced: 'Not placed',
    journalled: 'Journalled',
    ignored: 'Ignored',
    failed: 'Failed',
    rules: 'Rules',
  },
  states: {
    received: 'Received',
    journalled: 'Journalled',
    unplaced: 'Not placed',
    ignored: 'Ignored',
    private: 'Private',
    failed: 'Failed',
  },
  columns: { when: 'When', from: 'From', customer: 'Customer', why: 'Why', subject: 'Subject' },
  filters: {
    search: 'Search mail: subject, text, names, files',
    found: (n: number, number: string) =>
      n >= 1000 ? `At least ${number} mails` : n === 1 ? '1 mail' : `${number} mails`,
    direction: 'Direction',
    directions: { in: 'Incoming', out: 'Outgoing' },
    owner: 'Mailbox',
    owners: { mine: 'My own', firm: 'The firm’s' },
    oneCustomer: 'Customer',
    foundIn: 'Found in',
    hits: { file: 'File', participant: 'Participant' },
  },
  noSubject: '(no subject)',
  noSender: '(unknown sender)',
  undelivered: 'Not delivered',
  faults: {
    encrypted: 'The mail is encrypted. It is kept unchanged but cannot be read here.',
    'too-large': 'The mail is too large to be read here. It is kept unchanged.',
    unreadable: 'Some of the mail could not be read. It is kept unchanged.',
  },
  outgoing: 'Outgoing',
  internal: 'Internal',
  expires: (days: number) =>
    days <= 0 ? 'Erased today' : days === 1 ? 'Erased tomorrow' : `Erased in ${days} days`,
  unverified: 'Unverified sender',
  unverifiedHelp:
    'The mail server could not confirm that the mail comes from the address it names. Be careful with links and files.',
  automatic: {
    'auto-reply': 'Automatic reply',
    list: 'Newsletter',
    bounce: 'Delivery report',
    calendar: 'Calendar reply',
  },
  empty: {
    unplaced: {
      title: 'No mail is waiting for a place',
      text: 'Mail that does not surely belong to one customer lands here. You choose the customer, and next time it happens by itself.',
    },
    journalled: {
      title: 'No mail is journalled yet',
      text: 'Mail that has become activities on a customer stands here.',
    },
    ignored: {
      title: 'No mail is ignored',
      text: 'Mail that is left out of the journal stands here: internal mail and what you have chosen to ignore.',
    },
    failed: { title: 'No mail has failed', text: 'Mail that is kept but could not be read stands here.' },
  },
  failed: 'The mails could not be fetched',
  loadFailed: 'The mail could not be fetched',
  gone: 'There is no such mail',
  goneHelp: 'It may have been made private, or it belongs to a colleague.',
  position: (at: number, of: number) => `${at} of ${of}`,

  open: {
    participants: 'Participants',
    roles: { from: 'From', 'reply-to': 'Reply to', to: 'To', cc: 'Cc', bcc: 'Bcc', forwarded: 'Written by' },
    own: 'colleague',
    known: 'contact',
    allParties: (n: number) => `Show all ${n} participants`,
    whyTitle: 'Why did it land here?',
    answers: 'See the mail it answers',
    shown: 'Show the mail as',
    asText: 'Text',
    asHtml: 'As sent',
    frame: (subject: string) => `${subject}, as its sender laid it out`,
    pictures: 'Show pictures',
    picturesHelp:
      'Pictures from the net have not been fetched. If you fetch them, the sender can see that the mail was opened.',
    wholeText: 'Show the whole text',
    noText: 'The mail has no text.',
    headers: {
      unknown:
        'Of mail from unknown senders only participants and subject are kept, for 30 days. The mail itself is fetched when it is placed.',
      coming: 'The mail’s text and files are being fetched from the mailbox.',
      forGood: 'Only the mail’s headers are kept, because a customer in it is set so.',
      report:
        'Of a delivery report only the headers are kept. What it reports stands with the mail and the person.',
    },
    attachments: 'Attached',
    journalledOn: 'Journalled on',
    seeRule: 'See the rule',
    alternatives: 'Other possibilities',
    moveHere: 'Move here',
    activity: 'Open the activity',
    outlook: 'Saved from Outlook (.msg)',
  },
  why,
  shortWhy,
  whyAutomatic: {
    'auto-reply': 'It is an automatic reply from an unknown sender, so it does not wait for a place.',
    list: 'It is a newsletter from an unknown sender, so it does not wait for a place.',
    bounce: 'It reports that a mail was not delivered.',
    calendar: 'It is a calendar reply from an unknown sender, so it does not wait for a place.',
  },
  andOthers: (addresses: string, n: number) => `${addresses} and ${n} others`,

  place: {
    title: 'Where does it belong?',
    suggestions: 'Suggestions',
    reasons: {
      thread: 'same thread',
      'contact-address': 'the person’s address',
      'customer-address': 'the customer’s address',
      domain: 'same mail domain',
      name: 'the name is alike',
      forwarded: 'named in the forwarded mail',
    },
    noSuggestions: 'No suggestions. Choose the customer yourself, or create it.',
    customer: 'Customer',
    contact: 'Contact',
    customerMissing: 'Choose a customer.',
    place: 'Journal',
    remember: 'Remember for next time',
    remembers: { nothing: 'Nothing', address: 'This address', domain: 'The whole domain' },
    rememberHelp: {
      nothing: 'Nothing is remembered.',
      address: (address: string) => `Mail with ${address} is placed by itself from now on, waiting mail too.`,
      domain: (domain: string) =>
        `All mail with ${domain} is placed by itself from now on, waiting mail too.`,
    },
    along: (n: number, more: boolean) =>
      n === 0
        ? 'No other mail that you can see is waiting for it.'
        : `${more ? 'At least ' : ''}${n === 1 ? '1 other waiting mail goes' : `${n} other waiting mails go`} along.`,
    unverified: 'The sender is not verified, so nothing is remembered.',
    freeMail: (domain: string) =>
      `${domain} is a shared mail domain that anybody can have. Only the address can be remembered.`,
    done: (name: string) => `The mail is journalled on ${name}.`,
    others: (n: number) => `${mails(n)} more came along.`,
    open: 'Open',
    anyway: 'Journal all the same …',
  },
  move: {
    action: 'Move …',
    actionFrom: (name: string) => `Move from ${name} …`,
    title: (name: string) => `Move the mail from ${name}`,
    thread: 'Move the whole thread',
    move: 'Move',
    done: (name: string) => `The mail has been moved to ${name}.`,
    same: 'The mail is already on that customer.',
  },
  ignore: {
    once: 'Ignore',
    always: 'Always ignore',
    alwaysHelp: (addresses: string) => `Ignore this and all later mail from ${addresses}`,
    done: 'The mail is ignored.',
    doneAlways: (addresses: string) => `Mail from ${addresses} is ignored from now on.`,
    restore: 'Do not ignore',
    restored: 'The mail waits again under “Not placed”.',
    judgedAgain: 'The mail is no longer ignored.',
  },
  private: {
    action: 'Private …',
    title: 'Make the mail private?',
    text: 'The mail’s text, files and participants are erased for good, also on the activities it is journalled on.',
    stays: 'Only a fingerprint stays, so that the same mail does not come in again. It cannot be undone.',
    confirm: 'Erase for good',
    done: 'The mail has been erased.',
  },

  upload: {
    action: 'Journal mail',
    choose: 'Choose files',
    hint: 'Drag mail files (.eml) here',
    hintOn: 'Mail files (.eml) become activities',
    result: {
      journalled: (n: number) => `${mails(n)} journalled`,
      unplaced: (n: number) => `${mails(n)} waiting under “Not placed”`,
      ignored: (n: number) => `${mails(n)} left out of the journal`,
      received: (n: number) => `${mails(n)} received`,
      failed: (n: number) => `${mails(n)} could not be read`,
      known: (n: number) => `${mails(n)} known already`,
    },
  },

  keys: {
    title: 'Mail',
    next: 'Next mail',
    previous: 'Previous mail',
    ignore: 'Ignore',
    open: 'Open the mail',
  },
};
