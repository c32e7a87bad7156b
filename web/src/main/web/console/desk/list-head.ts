import { html, nothing, type TemplateResult } from 'lit';
import { tellCode, type Tell } from '../words/index.js';
import type { CommentList } from './comment-list.js';
import { nameOf } from './notices.js';
import { queueName } from './queue-nav.js';
import { filtersOf, viewOf, type View } from './view.js';

const STATES = ['HELD', 'PUBLISHED', 'REJECTED', 'SPAM', 'DELETED'];

interface HeadActions {
  open(view: View): void;
  showArrived(): void;
}

/** Title, search, filters and selection above the list. */
export function listHead(tell: Tell, list: CommentList, actions: HeadActions): TemplateResult {
  const { view, entries, selected, arrived } = list;
  const search = (event: Event): void => {
    event.preventDefault();
    const q = String(new FormData(event.target as HTMLFormElement).get('q') ?? '').trim();
    actions.open({ ...view, q });
  };
  const all = entries.length > 0 && selected.size === list.rows.size;
  return html`<div class="head">
    <div class="line">
      <h3>${queueName(tell, view.queue)}</h3>
      <form role="search" @submit=${search}>
        <label class="unseen" for="q">${tell('searchLabel')}</label>
        <input id="q" name="q" type="search" maxlength="100" placeholder=${tell('searchLabel')} .value=${view.q} />
        <button>${tell('search')}</button>
      </form>
    </div>
    ${filters(tell, list, actions)}
    <div class="line selection">
      <label class="check"
        ><input
          type="checkbox"
          .checked=${all}
          .indeterminate=${selected.size > 0 && !all}
          ?disabled=${!entries.length}
          @change=${() => list.toggleAll()}
        />${tell('selectAll')}</label
      >
      ${selected.size ? html`<span class="chosen">${tell('selected', { count: selected.size })}</span>` : nothing}
      ${arrived.length
        ? html`<button
            type="button"
            class="arrived"
            aria-label=${tell('arrivedLong', { count: arrived.length })}
            @click=${actions.showArrived}
          >
            ↑ ${tell('arrived', { count: arrived.length })}
          </button>`
        : nothing}
    </div>
  </div>`;
}

function filters(tell: Tell, list: CommentList, actions: HeadActions): TemplateResult | typeof nothing {
  const { view } = list;
  const narrowing = filtersOf(view).filter((name) => view.queue !== 'all' || !['state', 'from', 'to'].includes(name));
  if (!narrowing.length && view.queue !== 'all') {
    return nothing;
  }
  return html`<div class="line filters">
    ${view.queue === 'all' ? [stateFilter(tell, view, actions), dayFilter(tell, view, actions, 'from'), dayFilter(tell, view, actions, 'to')] : nothing}
    ${narrowing.map((name) => {
      const words = filterWords(tell, list, name);
      return html`<button
        type="button"
        class="chip"
        aria-label=${tell('removeFilter', { name: words })}
        @click=${() => actions.open({ ...view, [name]: '' })}
      >
        ${words} <span aria-hidden="true">×</span>
      </button>`;
    })}
  </div>`;
}

const stateFilter = (tell: Tell, view: View, actions: HeadActions): TemplateResult =>
  html`<label class="filter"
    >${tell('filterState')}
    <select
      name="state"
      @change=${(event: Event) =>
        actions.open(viewOf('all', { ...view, state: (event.target as HTMLSelectElement).value }))}
    >
      <option value="" ?selected=${!view.state}>${tell('anyState')}</option>
      ${STATES.map(
        (state) => html`<option value=${state} ?selected=${state === view.state}>${tellCode(tell, 'state', state)}</option>`,
      )}
    </select>
  </label>`;

const dayFilter = (tell: Tell, view: View, actions: HeadActions, name: 'from' | 'to'): TemplateResult =>
  html`<label class="filter"
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
    />
  </label>`;

/** A filter in words; of a reader or an article by name, once a comment of theirs is loaded. */
function filterWords(tell: Tell, { view, entries }: CommentList, name: string): string {
  const first = entries[0]?.comment;
  switch (name) {
    case 'author':
      return tell('filterAuthor', { name: first ? nameOf(tell, first) : view.author });
    case 'article':
      return tell('filterArticle', { name: first?.articleTitle || view.article });
    case 'reason':
      return tell('filterReason', { name: tellCode(tell, 'reason', view.reason) });
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
