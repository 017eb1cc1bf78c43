import { mailConsent as danish } from './da/mail-consent.ts';
import { mailConsent as english } from './en/mail-consent.ts';
import { partOf } from './part.ts';

export const useConsentTexts = partOf(danish, english);
