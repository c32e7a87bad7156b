import { html, nothing, type TemplateResult } from 'lit';
import type { Tell } from '../words/index.js';
import type { CommentList } from './comment-list.js';
import { filterChips, filterPanel, type FilterActions } from './filters.js';
import { queueName } from './queue-nav.js';

interface HeadActions extends FilterActions {
  toggleFilters(): void;
  showArrived(): void;
}

interface HeadState {
  site: string;
  list: CommentList;
  /** Whether the fields of the filters are shown. */
  filtering: boolean;
  /** Of articles that were searched for, by their ids. */
  titles: ReadonlyMap<string, string>;
}

/** Title, search, selection and filters above the list. */
export function listHead(tell: Tell, { site, list, filtering, titles }: HeadState, actions: HeadActions): TemplateResult {
  const { view, entries, selected, arrived } = list;
  const search = (event: Event): void => {
    event.preventDefault();
    const q = String(new FormData(event.target as HTMLFormElement).get('q') ?? '').trim();
    actions.open({ ...view, q });
  };
  const all = entries.length > 0 && selected.size === list.rows.size;
  return html`<div class="head ${filtering ? 'filtering' : ''}">
    <div class="line">
      <h3>${queueName(tell, view.queue)}</h3>
      <form role="search" @submit=${search}>
        <label class="unseen" for="q">${tell('searchLabel')}</label>
        <input id="q" name="q" type="search" maxlength="100" placeholder=${tell('searchLabel')} .value=${view.q} />
        <button>${tell('search')}</button>
      </form>
    </div>
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
      <span class="ends">
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
        <button
          type="button"
          class="plain"
          aria-expanded=${String(filtering)}
          aria-controls=${filtering ? 'filters' : nothing}
          @click=${actions.toggleFilters}
        >
          ${tell('filters')} <span aria-hidden="true">${filtering ? '▴' : '▾'}</span>
        </button>
      </span>
    </div>
    ${filtering ? filterPanel(tell, site, view, actions) : nothing} ${filterChips(tell, list, titles, actions)}
  </div>`;
}
