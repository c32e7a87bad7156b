import { dateTime } from '../../i18n/dates.js';
import { localeOf, type Language } from '../../i18n/index.js';

const MINUTE = 60_000;
const STEPS: [number, Intl.RelativeTimeFormatUnit][] = [
  [24 * 60 * MINUTE, 'day'],
  [60 * MINUTE, 'hour'],
  [MINUTE, 'minute'],
];

/** "5 min ago" of what is younger than a week, in the narrowest form of the language; else the day. */
export function shortTime(language: Language, iso: string): string {
  const age = Date.now() - Date.parse(iso);
  const step = STEPS.find(([length]) => age >= length);
  if (!step || Number.isNaN(age) || age >= 7 * STEPS[0]![0]) {
    return age >= MINUTE ? new Date(iso).toLocaleDateString(localeOf(language)) : dateTime(language, iso);
  }
  return new Intl.RelativeTimeFormat(language, { style: 'narrow' }).format(-Math.floor(age / step[0]), step[1]);
}
