import type { mailOwn as danish } from '../da/mail-own.ts';

export const mailOwn: typeof danish = {
  addresses: {
    title: 'Own addresses',
    help: 'Addresses that you also write from. Mail from them counts as your own, and mail between own addresses is internal and not journalled. What is journalled already stays where it is.',
    helpAll:
      'Addresses that users also write from. Mail from them counts as their own, and mail between own addresses is internal and not journalled. What is journalled already stays where it is.',
    signIn: (address: string) => `${address} is yours because you sign in with it.`,
    list: 'Further addresses',
    none: 'No further addresses.',
    add: 'New address',
    hint: 'e.g. anna@other-firm.com',
    user: 'User',
    action: 'Add',
    remove: (address: string) => `Remove ${address}`,
    added: (address: string) => `${address} counts as an own address from now on.`,
    removed: (address: string) => `${address} is no longer an own address.`,
  },
  domains: {
    title: 'The firm’s mail domains',
    help: 'Every address at one of the domains is a colleague’s. Mail between them is internal and not journalled, and a domain here can never belong to a customer. Mail that waits is judged again at once.',
    named: 'Mail domains',
    none: 'None besides those that follow from the users’ addresses.',
    ofUsers: (domains: string) => `Follow from the users’ addresses: ${domains}`,
    add: 'New domain',
    hint: 'e.g. firm.com',
    action: 'Add',
    remove: (domain: string) => `Remove ${domain}`,
    added: (domain: string) => `Mail from ${domain} is internal from now on.`,
    removed: (domain: string) => `${domain} is no longer the firm’s.`,
  },
  keptOut: {
    title: 'Private mail',
    help: 'Mail that its sender has marked can be kept out of the journal. It leaves only a fingerprint.',
    marks: {
      private: 'Marked “Private”',
      personal: 'Marked “Personal”',
      'company-confidential': 'Marked “Confidential”',
    },
    rules: 'Except addresses, words in the subject and folders',
    saved: 'The choice holds for new mail from now on.',
  },
  failed: 'It could not be fetched',
};
