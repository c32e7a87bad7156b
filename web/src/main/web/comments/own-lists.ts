import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { SpeakingElement } from '../style/element.js';
import type { Own } from './own.js';
import type { Comment } from './types.js';

type Drawn = (comment: Comment) => TemplateResult;

/** The reader's own comments that wait for a moderator: nobody else sees them. */
export const heldComments = (of: SpeakingElement, own: Own, drawn: Drawn, more: TemplateResult) =>
  list('held', of.say('heldTitle'), own.held, 'HELD', drawn, own.heldNext ? more : nothing);

/** The reader's own comments that were rejected: nobody else sees them. */
export const rejectedComments = (of: SpeakingElement, own: Own, drawn: Drawn) =>
  list('held rejected', of.say('rejectedTitle'), own.rejected, 'REJECTED', drawn, nothing);

function list(
  name: string,
  title: string,
  comments: Comment[],
  state: 'HELD' | 'REJECTED',
  drawn: Drawn,
  more: TemplateResult | typeof nothing,
): TemplateResult | typeof nothing {
  if (!comments.length) {
    return nothing;
  }
  return html`<section class=${name} aria-label=${title}>
    <h3>${title}</h3>
    ${repeat(
      comments,
      (comment) => comment.id,
      (comment) => drawn({ ...comment, state, replies: null, replyCount: 0 }),
    )}
    ${more}
  </section>`;
}
