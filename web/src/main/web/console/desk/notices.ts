import type { Language } from '../../i18n/index.js';
import { dateTime } from '../../i18n/dates.js';
import { tellCode, type ConsoleKey, type Tell } from '../words/index.js';
import type { Outcome, QueuedComment } from './types.js';

/** A decision that was not recorded, since the comment had changed: kept until the moderator has read it. */
export interface Notice {
  text: string;
  /** Decides again, about the comment as it is now. */
  anyway?: () => void;
}

const BY_STATE: Record<string, ConsoleKey> = {
  PUBLISHED: 'byAPPROVE',
  REJECTED: 'byREJECT',
  SPAM: 'bySPAM',
  DELETED: 'byDELETE',
};

export const isProblem = (outcome: Outcome, type: string): boolean => outcome.problem?.endsWith('/' + type) ?? false;

export const nameOf = (tell: Tell, comment: QueuedComment): string => comment.author?.name || tell('unknownAuthor');

/** What happened to a comment before the decision arrived; undefined where the decision can be sent again. */
export function whatHappened(tell: Tell, language: Language, comment: QueuedComment, outcome: Outcome): string | undefined {
  const name = nameOf(tell, comment);
  if (isProblem(outcome, 'not-found')) {
    return tell('gone', { name });
  }
  if (isProblem(outcome, 'deleted-by-author')) {
    return tell('authorDeleted', { name });
  }
  if (!isProblem(outcome, 'already-decided')) {
    return undefined;
  }
  const key = BY_STATE[outcome.state ?? ''];
  return key && outcome.byName
    ? tell(key, { by: outcome.byName, name, when: outcome.at ? ago(language, outcome.at) : '' }).replace(' .', '.')
    : tell('changedState', { name, state: tellCode(tell, 'state', outcome.state ?? '') });
}

/** "5 seconds ago" within the first minute. */
function ago(language: Language, at: string): string {
  const seconds = Math.round((Date.now() - Date.parse(at)) / 1000);
  return seconds >= 1 && seconds < 60
    ? new Intl.RelativeTimeFormat(language).format(-seconds, 'second')
    : dateTime(language, at);
}
