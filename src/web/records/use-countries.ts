// The countries of the world by name in the language of the screen, Denmark and its neighbours first.
import { useMemo } from 'react';
import { compareDanish } from '../../shared/fold.ts';
import { countryName } from '../history/field-words.tsx';
import { useLanguage } from '../texts/language.tsx';

const NEAR = ['DK', 'FO', 'GL', 'SE', 'NO', 'DE', 'FI', 'IS', 'GB', 'NL'];

export function useCountries(): { value: string; label: string }[] {
  const { language } = useLanguage();
  return useMemo(() => {
    const named = CODES.map((value) => ({ value, label: countryName(value, language) }));
    const near = NEAR.flatMap((code) => named.find(({ value }) => value === code) ?? []);
    const far = named.filter(({ value }) => !NEAR.includes(value));
    return [...near, ...far.sort((a, b) => compareDanish(a.label, b.label))];
  }, [language]);
}

// ISO 3166-1 alpha-2, without uninhabited places.
const CODES =
  `AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY
BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR
GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG
KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV
MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB
SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG US UY UZ
VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW`.split(/\s+/);
