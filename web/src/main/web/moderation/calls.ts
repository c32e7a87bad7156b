import { servicePage } from '../api/base.js';
import type { Comment } from '../comments/types.js';
import type { Language } from '../i18n/index.js';

export { decide, fetchReasons, pin, undo } from '../console/desk/calls.js';

/** The console at a comment, among those of its author under the article. */
export function deskAddress(comment: Comment, site: string, language: Language): string {
  const query = new URLSearchParams({ queue: 'all', article: comment.article, ...(comment.author?.id && { author: comment.author.id }) });
  return `${servicePage('/console/', site, language)}&${query.toString()}#comment-${comment.id}`;
}
