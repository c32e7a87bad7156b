import { Problem, Unavailable, Unproven } from '../api/problem.js';
import { say, type Key, type Language } from './index.js';

/** Refusals that a reader can do something about, by the last step of their type. */
const KNOWN: Record<string, Key> = {
  'not-verified': 'notVerified',
  'thread-closed': 'threadClosed',
  'edit-window-over': 'editWindowOver',
  'parent-not-open': 'parentNotOpen',
  'comment-refused': 'commentRefused',
  'guests-not-allowed': 'guestsNotAllowed',
  'period-not-possible': 'periodNotPossible',
  'not-upgradable': 'notUpgradable',
  'precondition-failed': 'changedMeanwhile',
};

/** Messages for failed requests; what is no answer of a service is also reported to the browser's console. */
export function explain(language: Language, error: unknown): string {
  if (error instanceof Unavailable) {
    return say(language, 'unavailable');
  }
  if (error instanceof Unproven) {
    return say(language, 'unproven');
  }
  if (!(error instanceof Problem)) {
    console.error(error);
    return say(language, 'failed');
  }
  switch (error.status) {
    case 401:
      return say(language, 'signInNeeded');
    case 413:
      return say(language, 'tooLong');
    case 429:
      return say(language, 'tooMany', { seconds: error.retryAfter ?? 60 });
  }
  const known = KNOWN[error.type.slice(error.type.lastIndexOf('/') + 1)];
  if (known) {
    return say(language, known);
  }
  if (error.status === 404 && error.type === 'about:blank') {
    return say(language, 'refused');
  }
  const details = error.errors.map((one) => one.detail).filter(Boolean);
  return details.length > 0 ? details.join(' ') : error.message || say(language, 'refused');
}
