// What makes a rule of status change fire, in words: «Møde afsluttes som afholdt».
import type { StatusRuleView } from '../../shared/settings.ts';
import { useReference } from '../data/reference.ts';
import { useSettingsTexts } from '../texts/settings.ts';

export function useRuleSentence(): (rule: StatusRuleView) => string {
  const words = useSettingsTexts().rules;
  const names = useReference();
  return ({ on, typeId, stageId, outcome }) =>
    on === 'stage'
      ? words.stageSentence(names.stage(stageId)?.name ?? '')
      : words.sentence(names.type(typeId)?.name ?? '', on, outcome && words.outcomes[outcome]);
}
