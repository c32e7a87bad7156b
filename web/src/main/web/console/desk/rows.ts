import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { dateTime } from '../../i18n/dates.js';
import type { CommentList, Entry } from './comment-list.js';
import { excerpt, matchedWords } from './marks.js';
import { nameOf } from './notices.js';
import { badges, reasonsOf, stateBadge, withMarks, type Speech } from './parts.js';
import { shortTime } from './time.js';

interface RowActions {
  choose(id: string, event: MouseEvent): void;
  focused(id: string): void;
  toggle(id: string): void;
  keydown(event: KeyboardEvent): void;
}

/** The loaded comments as a list box: one stop of the Tab key, on the current comment. */
export function rows(speech: Speech, list: CommentList, actions: RowActions): TemplateResult {
  return html`<div
    class="rows"
    role="listbox"
    aria-multiselectable="true"
    aria-label=${speech.tell('list')}
    aria-busy=${String(list.busy)}
    @keydown=${actions.keydown}
  >
    ${repeat(
      list.rows.values(),
      (row) => row[0]!.comment.id,
      (row) => item(speech, list, row, actions),
    )}
  </div>`;
}

function item(speech: Speech, list: CommentList, row: Entry[], actions: RowActions): TemplateResult {
  const { comment } = row[0]!;
  const error = row.find((entry) => entry.error)?.error;
  const current = comment.id === list.currentId;
  const selected = list.isSelected(row);
  const toggle = (event: MouseEvent): void => {
    event.stopPropagation();
    actions.toggle(comment.id);
  };
  return html`<div
    class="item ${current ? 'current' : ''} ${selected ? 'selected' : ''}"
    role="option"
    id="item-${comment.id}"
    tabindex=${current ? 0 : -1}
    aria-selected=${String(selected)}
    @click=${(event: MouseEvent) => actions.choose(comment.id, event)}
    @focus=${() => actions.focused(comment.id)}
  >
    <span class="tick" aria-hidden="true" title=${speech.tell('selectOne')} @click=${toggle}
      ><svg viewBox="0 0 16 16"><path d="m3.5 8.3 3 3 6-6.6" /></svg
    ></span>
    <div class="line by">
      <strong class="name">${nameOf(speech.tell, comment)}</strong>${badges(speech, comment)}
      ${comment.parent ? html`<span class="soft">↳ ${speech.tell('reply')}</span>` : nothing}
      <time datetime=${comment.createdAt} title=${dateTime(speech.language, comment.createdAt)}
        >${shortTime(speech.language, comment.createdAt)}</time
      >
    </div>
    <p class="excerpt" dir="auto">${withMarks(excerpt(comment), matchedWords(comment))}</p>
    <div class="line below">
      ${list.view.queue === 'all' ? stateBadge(speech, comment.state) : nothing}${facts(speech, comment)}
      <span class="where">${comment.articleTitle || comment.article}</span>
    </div>
    ${row.length > 1 ? html`<p class="flood">${speech.tell('flood', { count: row.length - 1 })}</p>` : nothing}
    ${error ? html`<p class="error">${error}</p>` : nothing}
  </div>`;
}

function facts(speech: Speech, comment: Entry['comment']): TemplateResult {
  const reports = comment.reports?.length ?? 0;
  const reported = reports === 1 ? speech.tell('reportsOne') : speech.tell('reportsMany', { count: reports });
  const reasons = reasonsOf(speech, comment);
  return html`${reasons.length ? html`<span class="fact">${reasons.join(' · ')}</span>` : nothing}
  ${reports
    ? html`<span class="fact flag" title=${reported}
        ><span aria-hidden="true">⚑ ${reports}</span><span class="unseen">${reported}</span></span
      >`
    : nothing}`;
}
