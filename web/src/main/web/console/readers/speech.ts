import type { Language } from '../../i18n/index.js';
import type { TellReaders } from '../words/readers.js';

/** What the parts of a reader's page need to say something. */
export interface ReaderSpeech {
  tell: TellReaders;
  language: Language;
}
