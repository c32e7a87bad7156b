import { html, nothing, type TemplateResult } from 'lit';
import { avatar } from '../../comments/avatar.js';
import { permalink } from '../../comments/permalink.js';
import { prose } from '../../comments/prose.js';
import { dateTime } from '../../i18n/dates.js';
import { readerAddress } from '../readers/address.js';
import { tellCode } from '../words/index.js';
import { tellReadersIn } from '../words/readers.js';
import type { Entry } from './comment-list.js';
import { isChecked, markedHtml } from './marks.js';
import { nameOf } from './notices.js';
import { badges, reasonsOf, stateBadge, type Speech } from './parts.js';
import type { QueuedComment } from './types.js';
import { viewOf, type View } from './view.js';

interface ContextActions {
  open(view: View, comment?: string): void;
  undo(): void;
  togglePin(): void;
}

/** The page of the comment's article, at the comment; undefined where none is announced. */
export function articleAddress(comment: QueuedComment): string | undefined {
  const page = comment.articleUrl || `/articles/${encodeURIComponent(comment.article)}`;
  return /^(https?:\/)?\//.test(page) ? permalink(new URL(page, location.href).href, comment.id) : undefined;
}

/** All that a moderator needs to decide about one comment, or about a flood by its newest one. */
export function context(speech: Speech, row: Entry[], actions: ContextActions): TemplateResult {
  const { comment, error } = row[0]!;
  const { tell, language } = speech;
  const name = nameOf(tell, comment);
  return html`<article aria-label=${tell('commentBy', { name })}>
    <header>
      <h3 tabindex="-1" class="subject">${avatar(comment.author)} <span>${name}</span> ${badges(speech, comment)}</h3>
      <p class="line">
        ${stateBadge(speech, comment.state)}
        <time datetime=${comment.createdAt}>${dateTime(language, comment.createdAt)}</time>
        ${comment.editedAt ? html`<span class="soft">${tell('edited')}</span>` : nothing}
        ${comment.pinned ? html`<span class="soft">${tell('pinned')}</span>` : nothing}
        <span class="soft figures"
          ><span aria-hidden="true">▲ ${comment.up} ▼ ${comment.down}</span
          ><span class="unseen">${tell('votes', { up: comment.up, down: comment.down })}</span></span
        >
        ${comment.state === 'PUBLISHED' && !comment.parent
          ? html`<button type="button" class="plain" @click=${() => actions.togglePin()}>${tell(comment.pinned ? 'unpin' : 'pin')}</button>`
          : nothing}
      </p>
    </header>
    ${error ? html`<p class="error">${error}</p>` : nothing}
    <div class="prose words">${prose(markedHtml(comment))}</div>
    ${why(speech, comment, actions)} ${flood(speech, row, actions)} ${reports(speech, comment)} ${about(speech, comment, actions)}
    ${author(speech, comment, actions)} ${revisions(speech, comment)} ${decision(speech, comment, actions)}
  </article>`;
}

function why(speech: Speech, comment: QueuedComment, actions: ContextActions): TemplateResult | typeof nothing {
  const reasons = reasonsOf(speech, comment);
  const matches = comment.matches ?? [];
  return reasons.length || matches.length
    ? html`<section class="why">
        <h4>${speech.tell('whyTitle')}</h4>
        <ul>
          ${reasons.map((reason) => html`<li>${reason}</li>`)}
        </ul>
        ${repeated(speech, comment, actions)}
        ${matches.length ? html`<p>${found(speech, comment, matches)}</p>` : nothing}
      </section>`
    : nothing;
}

/** The comment whose text it repeats, as a link to it. */
function repeated(speech: Speech, { repeats }: QueuedComment, { open }: ContextActions): TemplateResult | typeof nothing {
  const { tell, language } = speech;
  return repeats
    ? html`<p class="line repeats">
        ${tell('repeats')}:
        ${filterLink(
          tell('commentBy', { name: repeats.author?.name || tell('unknownAuthor') }),
          viewOf('all', { article: repeats.article, author: repeats.author?.id ?? '' }),
          (view) => open(view, repeats.id),
        )}
        <time class="soft" datetime=${repeats.createdAt}>${dateTime(language, repeats.createdAt)}</time>
        ${stateBadge(speech, repeats.state)}
      </p>`
    : nothing;
}

const flood = ({ tell }: Speech, row: Entry[], { open }: ContextActions): TemplateResult | typeof nothing =>
  row.length > 1
    ? html`<section class="why flood">
        <p>${tell('floodDecides', { count: row.length })}</p>
        <button type="button" @click=${() => open(viewOf('pending', { author: row[0]!.comment.author?.id ?? '', reason: 'FLOOD' }))}>
          ${tell('floodOpen')}
        </button>
      </section>`
    : nothing;

const found = ({ tell }: Speech, comment: QueuedComment, matches: string[]): TemplateResult =>
  isChecked(comment)
    ? html`${tell('checked')}: ${matches.join('; ')}`
    : html`${tell('matched')}: ${matches.map((match) => html`<mark>${match}</mark> `)}`;

function reports({ tell, language }: Speech, comment: QueuedComment): TemplateResult | typeof nothing {
  const all = comment.reports ?? [];
  return all.length
    ? html`<section class="why">
        <h4>${all.length === 1 ? tell('reportsOne') : tell('reportsMany', { count: all.length })}</h4>
        <ul>
          ${all.map(
            ({ reason, note, at }) =>
              html`<li>
                ${tellCode(tell, 'report', reason ?? '')}${note ? html`: “${note}”` : nothing}
                ${at ? html`<span class="soft">${dateTime(language, at)}</span>` : nothing}
              </li>`,
          )}
        </ul>
      </section>`
    : nothing;
}

function about({ tell }: Speech, comment: QueuedComment, { open }: ContextActions): TemplateResult {
  const address = articleAddress(comment);
  const title = comment.articleTitle || comment.article;
  return html`<section>
    <h4>${tell('article')}</h4>
    <p>
      ${address
        ? html`<a href=${address} target="_blank" rel="noopener">${title}<span class="unseen"> (${tell('openArticle')})</span></a>`
        : title}
    </p>
    <p>${filterLink(tell('allOnArticle'), viewOf('all', { article: comment.article }), open)}</p>
  </section>
  <thread-around .comment=${comment} page=${address ?? nothing}></thread-around>`;
}

function author({ tell, language }: Speech, comment: QueuedComment, { open }: ContextActions): TemplateResult | typeof nothing {
  const { author: reader, authorRecord: record } = comment;
  const count = (number: number | undefined): string => ((number ?? 0) >= 100 ? '100+' : String(number ?? 0));
  const cell = (number: number | undefined, name: string): TemplateResult =>
    html`<div class=${number ? '' : 'none'}><dt>${name}</dt><dd>${count(number)}</dd></div>`;
  return reader?.id
    ? html`<section>
        <h4>${tell('authorTitle')}</h4>
        ${record
          ? html`<dl class="record">
              ${cell(record.published, tell('recordPublished'))} ${cell(record.held, tell('recordHeld'))}
              ${cell(record.rejected, tell('recordRejected'))} ${cell(record.spam, tell('recordSpam'))}
            </dl>`
          : nothing}
        <p>${filterLink(tell('allByAuthor'), viewOf('all', { author: reader.id }), open)}</p>
        ${comment.author?.badges?.includes('GUEST')
          ? nothing
          : html`<p><a class="page" href=${readerAddress(reader.id)}>${tellReadersIn(language)('readerPage')}</a></p>`}
      </section>`
    : nothing;
}

const filterLink = (words: string, to: View, open: (view: View) => void): TemplateResult =>
  html`<button type="button" class="plain" @click=${() => open(to)}>${words}</button>`;

function revisions({ tell, language }: Speech, comment: QueuedComment): TemplateResult | typeof nothing {
  const all = comment.revisions ?? [];
  return all.length
    ? html`<details>
        <summary>${tell('revisions', { count: all.length })}</summary>
        <ol>
          ${all.map(
            ({ text, replacedAt }) =>
              html`<li>
                <p class="revision" dir="auto">${text}</p>
                ${replacedAt ? html`<span class="soft">${tell('replaced', { when: dateTime(language, replacedAt) })}</span>` : nothing}
              </li>`,
          )}
        </ol>
      </details>`
    : nothing;
}

function decision({ tell, language }: Speech, comment: QueuedComment, actions: ContextActions): TemplateResult | typeof nothing {
  const made = comment.decision;
  return made
    ? html`<section>
        <h4>${tell('decisionTitle')}</h4>
        <p class="line">
          <span>${tell(`made${made.decision}`, { by: made.byName || tell('someone') })}</span>
          ${made.at ? html`<time class="soft" datetime=${made.at}>${dateTime(language, made.at)}</time>` : nothing}
          ${made.undoUntil && Date.parse(made.undoUntil) > Date.now()
            ? html`<button type="button" class="plain" @click=${() => actions.undo()}>${tell('undo')}</button>`
            : nothing}
        </p>
        ${made.statement || made.reason ? html`<p class="soft">${made.statement || made.reason}</p>` : nothing}
      </section>`
    : nothing;
}
