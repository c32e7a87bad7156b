import type { Language, Words } from '../../i18n/index.js';
import { en } from './en.js';
import { vi } from './vi.js';

export type ConsoleKey = keyof typeof en;

/** A text of the console in the language of its page. */
export type Tell = (key: ConsoleKey, words?: Words) => string;

export const tellIn =
  (language: Language): Tell =>
  (key, words = {}) =>
    (language === 'vi' ? vi : en)[key].replace(/\{(\w+)\}/g, (_, name: string) => String(words[name] ?? ''));

/** The text of a code that the service names, such as `reason` of `LINKS`; a code that is not listed stays as it is. */
export function tellCode(tell: Tell, prefix: string, code: string): string {
  const key = prefix + code;
  return key in en ? tell(key as ConsoleKey) : code;
}

export const countOf = (tell: Tell, count: number): string =>
  count === 1 ? tell('oneComment') : tell('manyComments', { count });
