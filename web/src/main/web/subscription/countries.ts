import type { Language } from '../i18n/index.js';

/** Countries to which mail is delivered, by the two letters of ISO 3166. */
const CODES = (
  'AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CC CD CF CG ' +
  'CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH ' +
  'GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY ' +
  'KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG ' +
  'NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM ' +
  'SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WF WS YE ' +
  'YT ZA ZM ZW'
).split(' ');

/** Countries with their names, in the order of the names. */
export function countries(language: Language): [code: string, name: string][] {
  const names = new Intl.DisplayNames(language, { type: 'region' });
  return CODES.map((code): [string, string] => [code, names.of(code) ?? code]).sort(([, one], [, other]) => one.localeCompare(other, language));
}

/** The same, and before them what an address has in place of a code. */
export const countriesAnd = (country: string, language: Language): [code: string, name: string][] =>
  CODES.includes(country) ? countries(language) : [[country, country], ...countries(language)];

/** A country's name by its code; what is no code stays as it is. */
export const countryName = (language: string, code: string | null | undefined): string =>
  /^[A-Z]{2}$/.test(code ?? '') ? (new Intl.DisplayNames(language, { type: 'region' }).of(code!) ?? code!) : (code ?? '');
