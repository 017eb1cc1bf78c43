import type { CampaignRow } from '../../shared/campaigns.ts';
import { formatDay } from '../../shared/format.ts';
import { useCampaignTexts } from '../texts/campaigns.ts';
import { useLanguage } from '../texts/language.tsx';

/** «01-12-2026 – 31-12-2026», or «Fra 01-12-2026» while nothing says when it ends. */
export function usePeriod(): (campaign: Pick<CampaignRow, 'startsOn' | 'endsOn'>) => string {
  const words = useCampaignTexts();
  return ({ startsOn, endsOn }) =>
    endsOn ? `${formatDay(startsOn)} – ${formatDay(endsOn)}` : words.from(formatDay(startsOn));
}

/** «12 %», of nothing «–». */
export function usePercent(): (part: number, whole: number) => string {
  const { language } = useLanguage();
  const percent = new Intl.NumberFormat(language === 'da' ? 'da-DK' : 'en-GB', {
    style: 'percent',
    maximumFractionDigits: 0,
  });
  return (part, whole) => (whole === 0 ? '–' : percent.format(part / whole));
}
