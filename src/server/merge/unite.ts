// What the survivor of a merge knows afterwards: its own facts first, the other's where it had none. Pure rules.
// What the other said differently and found no place is handed back, so that the log keeps it: nothing is lost.
import type { StoredContact, StoredCustomer } from '../customers/find.ts';

/** The other's values that differ from what the survivor now says. */
export type LeftBehind = Record<string, unknown>;

const ADDRESS = ['address1', 'address2', 'postcode', 'city'] as const;

export function uniteCustomers(mine: StoredCustomer, other: StoredCustomer): Partial<StoredCustomer> {
  return {
    ...uniteAddress(mine, other),
    visitingAddress: mine.visitingAddress ?? other.visitingAddress,
    cvr: mine.cvr ?? other.cvr,
    attention: mine.attention ?? other.attention,
    primaryContactId: mine.primaryContactId ?? other.primaryContactId,
    phone: mine.phone ?? other.phone,
    mobile: mine.mobile ?? other.mobile,
    email: mine.email ?? other.email,
    accountingEmail: mine.accountingEmail ?? other.accountingEmail,
    industry: mine.industry ?? other.industry,
    targetGroup: mine.targetGroup ?? other.targetGroup,
    class: mine.class ?? other.class,
    responsibleId: mine.responsibleId ?? other.responsibleId,
    pNumbers: union(mine.pNumbers, other.pNumbers),
    emailDomains: union(mine.emailDomains, other.emailDomains),
    interests: union(mine.interests, other.interests),
    note: joinNotes(mine.note, other.note),
    // Who asked once to be left alone stays left alone.
    advertisingProtected: mine.advertisingProtected || other.advertisingProtected,
    noContact: mine.noContact || other.noContact,
    mailHeadersOnly: mine.mailHeadersOnly || other.mailHeadersOnly,
  };
}

/** Half an address from each would be an address that nobody has: it is filled only where the two do not disagree. */
function uniteAddress(mine: StoredCustomer, other: StoredCustomer): Partial<StoredCustomer> {
  if (ADDRESS.every((part) => mine[part] === null)) {
    const { address1, address2, postcode, city, country } = other;
    return ADDRESS.every((part) => other[part] === null)
      ? {}
      : { address1, address2, postcode, city, country };
  }
  const disagree =
    mine.country !== other.country ||
    ADDRESS.some((part) => mine[part] !== null && other[part] !== null && mine[part] !== other[part]);
  return disagree ? {} : Object.fromEntries(ADDRESS.map((part) => [part, mine[part] ?? other[part]]));
}

export function uniteContacts(mine: StoredContact, other: StoredContact): Partial<StoredContact> {
  return {
    title: mine.title ?? other.title,
    phone: mine.phone ?? other.phone,
    mobile: mine.mobile ?? other.mobile,
    emails: union(mine.emails, other.emails),
    note: joinNotes(mine.note, other.note),
    ...uniteConsent(mine, other),
  };
}

/** The later answer counts; of two without dates to tell by, a no (GDPR article 7(3): consent can always be withdrawn). */
function uniteConsent(mine: StoredContact, other: StoredContact): Partial<StoredContact> {
  if (other.consent === null) return {};
  const { consent, consentDate, consentSource } = other;
  const others = { consent, consentDate, consentSource };
  if (mine.consent === null) return others;
  if (mine.consent === other.consent) return {};
  if (mine.consentDate && other.consentDate && mine.consentDate !== other.consentDate) {
    return other.consentDate > mine.consentDate ? others : {};
  }
  return mine.consent ? others : {};
}

/** What the other said that is not in the survivor's facts now. */
export function leftBehind(
  survivor: object,
  other: StoredCustomer | StoredContact,
  fields: object,
): LeftBehind {
  const known = survivor as Record<string, unknown>;
  return Object.fromEntries(
    Object.keys(fields).flatMap((field) => {
      const value = (other as unknown as Record<string, unknown>)[field];
      const isFact =
        value !== null && typeof value !== 'boolean' && !Array.isArray(value) && field !== 'note';
      return isFact && value !== known[field] ? [[field, value]] : [];
    }),
  );
}

const union = (mine: string[], others: string[]) => [...new Set([...mine, ...others])];

const joinNotes = (mine: string, others: string) =>
  mine.includes(others) ? mine : [mine, others].filter((note) => note.trim() !== '').join('\n\n');
