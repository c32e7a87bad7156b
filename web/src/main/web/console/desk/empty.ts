import { html, nothing, type TemplateResult } from 'lit';
import type { CommentList } from './comment-list.js';
import type { Speech } from './parts.js';
import { queueName } from './queue-nav.js';
import { QUEUES, type Counts } from './types.js';
import { filtersOf, viewOf, type View } from './view.js';

const WORKED = ['pending', 'reported', 'new'];

/** An emptied queue, with the way to the next one that is not empty. */
export function emptyList({ tell }: Speech, list: CommentList, counts: Counts, open: (view: View) => void): TemplateResult {
  if (!list.loaded || list.busy) {
    return html``;
  }
  if (filtersOf(list.view).length) {
    return html`<p class="empty" tabindex="-1">${tell(list.next ? 'emptySearching' : 'emptyFound')}</p>`;
  }
  const other = QUEUES.find((queue) => WORKED.includes(queue) && queue !== list.view.queue && counts[queue]);
  return html`<div class="empty" tabindex="-1">
    <svg viewBox="0 0 48 48" aria-hidden="true"><circle cx="24" cy="24" r="20" /><path d="m15 24.5 6.3 6.3L33.5 18" /></svg>
    <p><strong>${tell('emptyTitle')}</strong><br /><span class="soft">${tell('emptyText')}</span></p>
    ${other
      ? html`<button type="button" class="main" @click=${() => open(viewOf(other))}>
          ${tell('goTo', { queue: queueName(tell, other), count: counts[other] ?? 0 })}
        </button>`
      : nothing}
  </div>`;
}
