import { html, nothing, type TemplateResult } from 'lit';
import type { FoundArticle } from '../article/calls.js';
import { tellCode, type Tell } from '../words/index.js';
import type { CommentList } from './comment-list.js';
import { nameOf } from './notices.js';
import { filtersOf, type View } from './view.js';

const STATES = ['HELD', 'PUBLISHED', 'REJECTED', 'SPAM', 'DELETED'];

/** Why comments are held. */
const REASONS = [
  'PREMODERATION',
  'WORDS',
  'LINKS',
  'NEWCOMER',
  'GUEST',
  'REPEATED',
  'SPAM_SCORE',
  'FLOOD',
  'RECENTLY_REJECTED',
  'REPUTATION',
  'AKISMET',
  'MODERATION_SERVICE',
  'PUBLISHER_CHECK',
  'UNCHECKED',
  'REPORTED',
  'APPEAL',
];

/** What readers report comments for. */
const REPORTS = ['SPAM', 'ABUSE', 'OFF_TOPIC', 'ILLEGAL', 'OTHER'];

export interface FilterActions {
  open(view: View): void;
  /** Shows the comments of an article that was searched for. */
  article(found: FoundArticle): void;
}

/** Fields of all filters but the search; reasons are what the queue's comments can have, states those of the list of all. */
export function filterPanel(tell: Tell, site: string, view: View, actions: FilterActions): TemplateResult {
  return html`<div id="filters" class="panel" role="group" aria-label=${tell('filters')}>
    ${choice(tell('filterByReason'), 'reason', tell('anyReason'), reasonsFor(view).map((one) => [one, reasonWords(tell, one)]), view, (reason) =>
      actions.open({ ...view, reason }),
    )}
    ${view.queue === 'all'
      ? choice(tell('filterState'), 'state', tell('anyState'), STATES.map((one) => [one, tellCode(tell, 'state', one)]), view, (state) =>
          actions.open({ ...view, state }),
        )
      : nothing}
    <article-search
      class="wide"
      site=${site}
      @article=${(event: CustomEvent<FoundArticle>) => actions.article(event.detail)}
    ></article-search>
    ${day(tell, view, actions, 'from')} ${day(tell, view, actions, 'to')}
  </div>`;
}

/** Every removable filter of the view in words. */
export function filterChips(tell: Tell, list: CommentList, titles: ReadonlyMap<string, string>, actions: FilterActions): TemplateResult | typeof nothing {
  const { view } = list;
  const narrowing = filtersOf(view);
  return narrowing.length
    ? html`<div class="line chips">
        ${narrowing.map((name) => {
          const words = filterWords(tell, list, titles, name);
          return html`<button
            type="button"
            class="chip"
            aria-label=${tell('removeFilter', { name: words })}
            @click=${() => actions.open({ ...view, [name]: '' })}
          >
            ${words} <span aria-hidden="true">×</span>
          </button>`;
        })}
      </div>`
    : nothing;
}

/** With that of the address, which may be one that is not listed. */
function reasonsFor({ queue, reason }: View): string[] {
  const listed = queue === 'reported' ? REPORTS : REASONS;
  return !reason || listed.includes(reason) ? listed : [reason, ...listed];
}

const reasonWords = (tell: Tell, reason: string): string =>
  tellCode(tell, REPORTS.includes(reason) ? 'report' : 'reason', reason);

const choice = (
  label: string,
  name: 'state' | 'reason',
  any: string,
  options: [string, string][],
  view: View,
  choose: (value: string) => void,
): TemplateResult =>
  html`<label
    >${label}
    <select name=${name} @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
      <option value="" .selected=${!view[name]}>${any}</option>
      ${options.map(([value, words]) => html`<option value=${value} .selected=${value === view[name]}>${words}</option>`)}
    </select></label
  >`;

const day = (tell: Tell, view: View, actions: FilterActions, name: 'from' | 'to'): TemplateResult =>
  html`<label
    >${tell(name === 'from' ? 'filterFrom' : 'filterTo')}
    <input
      type="date"
      name=${name}
      min="1970-01-01"
      max="2999-12-30"
      .value=${view[name]}
      @change=${(event: Event) => {
        const field = event.target as HTMLInputElement;
        if (field.validity.valid) {
          actions.open({ ...view, [name]: field.value });
        }
      }}
  /></label>`;

/** A filter in words; of a reader by name, once a comment is loaded; of an article by its title, also where it was searched for. */
function filterWords(tell: Tell, { view, entries }: CommentList, titles: ReadonlyMap<string, string>, name: string): string {
  const first = entries[0]?.comment;
  switch (name) {
    case 'author':
      return tell('filterAuthor', { name: first ? nameOf(tell, first) : view.author });
    case 'article':
      return tell('filterArticle', { name: first?.articleTitle || titles.get(view.article) || view.article });
    case 'reason':
      return tell('filterReason', { name: reasonWords(tell, view.reason) });
    case 'state':
      return tellCode(tell, 'state', view.state);
    case 'from':
      return `${tell('filterFrom')} ${view.from}`;
    case 'to':
      return `${tell('filterTo')} ${view.to}`;
    default:
      return `“${view.q}”`;
  }
}
