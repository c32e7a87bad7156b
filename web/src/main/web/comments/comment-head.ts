import { html, nothing, type TemplateResult } from 'lit';
import { dateTime } from '../i18n/dates.js';
import { say, type Key, type Language } from '../i18n/index.js';
import { avatar } from './avatar.js';
import type { Links } from './links.js';
import type { Author, Comment } from './types.js';

/** Who wrote a comment, when, and to whom; the time is its permalink. */
export function commentHead(comment: Comment, name: string, links: Links, language: Language): TemplateResult {
  return html`<header>
    ${avatar(comment.author)}
    <strong class="name" dir="auto">
      ${comment.author?.id ? html`<a href=${links.reader(comment.author.id)}>${name}</a>` : name}
    </strong>
    ${badges(comment.author, language)}
    ${comment.pinned ? html`<span class="badge">${say(language, 'pinned')}</span>` : nothing}
    <a class="when" href=${links.comment(comment.id)}><time datetime=${comment.createdAt}>${dateTime(language, comment.createdAt)}</time></a>
    ${comment.editedAt ? html`<span class="soft">${say(language, 'edited')}</span>` : nothing}
    ${comment.inReplyTo
      ? html`<span class="soft">${say(language, 'inReplyTo', { name: comment.inReplyTo.name })}</span>`
      : nothing}
  </header>`;
}

const BADGES: Record<string, Key> = {
  STAFF: 'badgeStaff',
  MODERATOR: 'badgeModerator',
  SUBSCRIBER: 'badgeSubscriber',
  GUEST: 'badgeGuest',
};

/** Badges that the service confirms for an author. */
export function badges(author: Author | null, language: Language): TemplateResult[] {
  return (author?.badges ?? []).map((badge) => {
    const key = BADGES[badge];
    return html`<span class="badge">${key ? say(language, key) : badge.toLowerCase()}</span>`;
  });
}
