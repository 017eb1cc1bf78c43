// What the drop-box says when it does not take a mail. It comes back to a person in a bounce: Danish and English, and
// plain letters only, which is all that SMTP carries.

/** A refusal by rule; anything else that goes wrong is a doubt and answered 451. */
export class Refused extends Error {
  readonly responseCode: number;
  readonly why: string;

  constructor(responseCode: number, why: string, sentence: string) {
    super(sentence);
    this.responseCode = responseCode;
    this.why = why;
  }
}

export const REPLIES = {
  unknownAddress: () =>
    new Refused(550, 'unknown-address', 'Adressen findes ikke her. This address does not exist here.'),
  unknownSender: () =>
    new Refused(
      550,
      'unknown-sender',
      'Adressen tager kun imod mail fra firmaets egne. This address takes mail from its own firm only.',
    ),
  unknownServer: (ip: string) =>
    new Refused(
      550,
      'unknown-server',
      `Mailserveren ${ip} er ikke godkendt i indstillingerne. The mail server ${ip} is not allowed in settings.`,
    ),
  notTaken: () => new Refused(554, 'empty', 'Mailen er tom. The mail is empty.'),
  tooLarge: () => new Refused(552, 'too-large', 'Mailen er for stor. The mail is too large.'),
  slower: () =>
    new Refused(451, 'too-many-mails', 'For mange mails; vent lidt. Too many mails; try again later.'),
  busy: () => new Refused(421, 'too-many-connections', 'Vent lidt. Too many connections; try again later.'),
  goAway: () =>
    new Refused(421, 'too-many-refusals', 'For mange afviste. Too many refusals; try again later.'),
  later: () => new Refused(451, 'later', 'Kunne ikke gemmes nu. Could not be stored now; try again later.'),
};
