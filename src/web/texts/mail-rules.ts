import { mailRules as danish } from './da/mail-rules.ts';
import { mailRules as english } from './en/mail-rules.ts';
import { partOf } from './part.ts';

export const useMailRuleTexts = partOf(danish, english);
