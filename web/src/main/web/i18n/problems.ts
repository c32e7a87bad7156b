import { Problem, Unavailable } from '../api/problem.js';
import { say, type Language } from './index.js';

/** What to tell a reader about a failed request. */
export function explain(language: Language, error: unknown): string {
  if (error instanceof Unavailable) {
    return say(language, 'unavailable');
  }
  if (!(error instanceof Problem)) {
    throw error;
  }
  switch (error.status) {
    case 401:
      return say(language, 'signInNeeded');
    case 413:
      return say(language, 'tooLong');
    case 429:
      return say(language, 'tooMany', { seconds: error.retryAfter ?? 60 });
  }
  if (error.type.endsWith('/not-verified')) {
    return say(language, 'notVerified');
  }
  if (error.status === 404 && error.type === 'about:blank') {
    return say(language, 'refused');
  }
  const details = error.errors.map((one) => one.detail).filter(Boolean);
  return details.length > 0 ? details.join(' ') : error.message || say(language, 'refused');
}
