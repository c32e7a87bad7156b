import { localeOf, type Language } from './index.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "5 minutes ago" on the same day; the date and the time after it, and of what is to come. */
export function dateTime(language: Language, iso: string): string {
  const when = new Date(iso);
  if (Number.isNaN(when.getTime())) {
    return '';
  }
  const age = Date.now() - when.getTime();
  const absolute = when.toLocaleString(localeOf(language), { dateStyle: 'medium', timeStyle: 'short' });
  // Clocks differ: what is a few seconds ahead has just happened.
  if (age < -MINUTE) {
    return absolute;
  }
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  if (age < MINUTE) {
    return relative.format(0, 'second');
  }
  if (age < HOUR) {
    return relative.format(-Math.floor(age / MINUTE), 'minute');
  }
  if (age < DAY) {
    return relative.format(-Math.floor(age / HOUR), 'hour');
  }
  return absolute;
}
