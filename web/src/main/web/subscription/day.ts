import { localeOf, type Language } from '../i18n/index.js';

/** A calendar day from today, in the reader's own time. */
export function day(offset: number): string {
  const when = new Date();
  when.setDate(when.getDate() + offset);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${when.getFullYear()}-${two(when.getMonth() + 1)}-${two(when.getDate())}`;
}

/** A calendar day as people write it. */
export const longDay = (iso: string, language: Language): string =>
  new Date(`${iso}T00:00:00Z`).toLocaleDateString(localeOf(language), { dateStyle: 'long', timeZone: 'UTC' });
