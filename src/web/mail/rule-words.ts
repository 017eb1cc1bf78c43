import type { MailRuleView } from '../../shared/mail-rules.ts';
import { useMailRuleTexts } from '../texts/mail-rules.ts';

/** How a rule is called: the address, «Emne med «løn»», «Mappen Privat». */
export function useRuleName(): (rule: Pick<MailRuleView, 'kind' | 'pattern'>) => string {
  const words = useMailRuleTexts();
  return ({ kind, pattern }) => (kind === 'sender' ? pattern : words[kind](pattern));
}
