import { html, type TemplateResult } from 'lit';
import { dateTime } from '../../i18n/dates.js';
import { stateBadge, type Speech } from '../desk/parts.js';
import type { QueuedComment } from '../desk/types.js';
import type { TellReaders } from '../words/readers.js';
import { historyAddress } from './address.js';

const COUNTED = 100;

/** How a reader's comments ended, and the newest of them. */
export function history(
  speech: Speech,
  tell: TellReaders,
  reader: string,
  comments: QueuedComment[] | undefined,
  error: string,
): TemplateResult {
  return html`<section aria-labelledby="comments">
    <h4 id="comments">${tell('comments')}</h4>
    ${comments
      ? list(speech, tell, reader, comments)
      : error
        ? html`<p class="error" role="alert">${error}</p>`
        : html`<p class="soft">${tell('loading')}</p>`}
  </section>`;
}

function list(speech: Speech, tell: TellReaders, reader: string, comments: QueuedComment[]): TemplateResult {
  if (!comments.length) {
    return html`<p class="soft">${tell('noComments')}</p>`;
  }
  const record = comments[0]!.authorRecord ?? {};
  const cell = (number: number | undefined, name: string): TemplateResult =>
    html`<div><dt>${name}</dt><dd>${(number ?? 0) >= COUNTED ? `${COUNTED}+` : (number ?? 0)}</dd></div>`;
  return html`<dl class="record">
      ${cell(record.published, tell('published'))} ${cell(record.held, tell('held'))}
      ${cell(record.rejected, tell('rejected'))} ${cell(record.spam, tell('spam'))}
    </dl>
    <ul>
      ${comments.map(
        (comment) =>
          html`<li>
            <p class="meta">
              ${stateBadge(speech, comment.state)}
              <time class="soft" datetime=${comment.createdAt}>${dateTime(speech.language, comment.createdAt)}</time>
              <span class="soft">${comment.articleTitle || comment.article}</span>
            </p>
            <p class="text" dir="auto">${comment.text}</p>
          </li>`,
      )}
    </ul>
    <p><a href=${historyAddress(reader)}>${tell('allInDesk')}</a></p>`;
}
