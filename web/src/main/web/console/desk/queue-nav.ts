import { html, nothing, type TemplateResult } from 'lit';
import type { Tell } from '../words/index.js';
import type { ConsoleKey } from '../words/index.js';
import { QUEUES, type Counts, type QueueName } from './types.js';
import { addressOf, viewOf, type View } from './view.js';

const NAMES: Record<QueueName, ConsoleKey> = {
  pending: 'queuePending',
  reported: 'queueReported',
  new: 'queueNew',
  spam: 'queueSpam',
  rejected: 'queueRejected',
  all: 'queueAll',
};

export const queueName = (tell: Tell, queue: QueueName): string => tell(NAMES[queue]);

/** Links to the queues with their counts; each is an address of its own. */
export function queueNav(tell: Tell, counts: Counts, view: View, open: (view: View) => void): TemplateResult {
  const follow = (event: MouseEvent, to: View): void => {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      open(to);
    }
  };
  return html`<nav class="queues" aria-label=${tell('queues')}>
    <ul>
      ${QUEUES.map((queue) => {
        const to = viewOf(queue);
        const count = counts[queue];
        return html`<li>
          <a
            href=${addressOf(to)}
            aria-current=${queue === view.queue ? 'page' : nothing}
            @click=${(event: MouseEvent) => follow(event, to)}
            ><span>${queueName(tell, queue)}</span>${count === undefined
              ? nothing
              : html`<span class="count ${count ? '' : 'none'}"
                  ><span aria-hidden="true">${count.toLocaleString(document.documentElement.lang || undefined)}</span
                  ><span class="unseen">${tell('counted', { count })}</span></span
                >`}</a
          >
        </li>`;
      })}
    </ul>
  </nav>`;
}
