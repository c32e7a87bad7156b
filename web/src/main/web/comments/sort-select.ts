import { html, type TemplateResult } from 'lit';
import type { Key } from '../i18n/index.js';
import { SORTS, type Sort } from './types.js';

const LABELS: Record<Sort, Key> = {
  newest: 'sortNewest',
  oldest: 'sortOldest',
  top: 'sortTop',
  controversial: 'sortControversial',
};

/** In which order a conversation is read. */
export function sortSelect(say: (key: Key) => string, chosen: Sort, choose: (sort: Sort) => void): TemplateResult {
  return html`<label class="sort">
    ${say('sort')}
    <select @change=${(event: Event) => choose((event.target as HTMLSelectElement).value as Sort)}>
      ${SORTS.map((sort) => html`<option value=${sort} ?selected=${sort === chosen}>${say(LABELS[sort])}</option>`)}
    </select>
  </label>`;
}
