import { surrounding } from '../api/surrounding.js';
import { en } from './en.js';
import { vi } from './vi.js';

export type Language = 'en' | 'vi';
/** The locale in which dates and numbers are written. */
export const localeOf = (language: Language): string => (language === 'vi' ? 'vi-VN' : 'en-GB');

export type Key = keyof typeof en;
export type Words = Record<string, string | number>;

const dictionaries: Record<Language, Record<Key, string>> = { en, vi };

/** The element's own `lang`, or that of the nearest element around it, else the document's. */
export const languageOf = (element: Element): Language => (surrounding(element, 'lang')?.toLowerCase().startsWith('vi') ? 'vi' : 'en');

export function say(language: Language, key: Key, words: Words = {}): string {
  return dictionaries[language][key].replace(/\{(\w+)\}/g, (_, name: string) => String(words[name] ?? ''));
}
