import { html, nothing, type TemplateResult } from 'lit';
import { dateTime } from '../i18n/dates.js';
import { say, type Language } from '../i18n/index.js';
import { avatar } from './avatar.js';
import type { Comment } from './types.js';

/** Who wrote a comment, when, and to whom; the time is its permalink. */
export function commentHead(comment: Comment, name: string, link: string, language: Language): TemplateResult {
  return html`<header>
    ${avatar(comment.author)}
    <strong class="name">${name}</strong>
    ${(comment.author?.badges ?? []).map((badge) => html`<span class="badge">${badge.toLowerCase()}</span>`)}
    ${comment.pinned ? html`<span class="badge">${say(language, 'pinned')}</span>` : nothing}
    <a class="when" href=${link}><time datetime=${comment.createdAt}>${dateTime(language, comment.createdAt)}</time></a>
    ${comment.editedAt ? html`<span class="soft">${say(language, 'edited')}</span>` : nothing}
    ${comment.inReplyTo
      ? html`<span class="soft">${say(language, 'inReplyTo', { name: comment.inReplyTo.name })}</span>`
      : nothing}
  </header>`;
}
