// The words of mailboxes: connecting them, their state, and whether mail is missing.

export const mailboxes = {
  own: 'Mine postkasser',
  ownHelp:
    'Mail til og fra kunder journaliseres af sig selv. Af mail fra ukendte gemmes kun emne og deltagere, og postkassen selv ændres aldrig.',
  none: 'Du har ikke tilsluttet en postkasse endnu.',
  failed: 'Postkasserne kunne ikke hentes',
};
