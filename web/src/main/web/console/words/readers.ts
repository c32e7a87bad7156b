import type { Language, Words } from '../../i18n/index.js';
import { readersEn } from './readers-en.js';
import { readersVi } from './readers-vi.js';

export type ReadersKey = keyof typeof readersEn;

/** A text of the pages of readers and articles. */
export type TellReaders = (key: ReadersKey, words?: Words) => string;

export const tellReadersIn =
  (language: Language): TellReaders =>
  (key, words = {}) =>
    (language === 'vi' ? readersVi : readersEn)[key].replace(/\{(\w+)\}/g, (_, name: string) => String(words[name] ?? ''));
