import { html, nothing, type TemplateResult } from 'lit';
import type { ConsoleKey } from '../words/index.js';
import { nameOf } from './notices.js';
import { keyHint, type Speech } from './parts.js';
import type { Desk } from './desk.js';
import { isOffered } from './queue-counts.js';
import type { Decision } from './types.js';

const DECISIONS: [Decision, ConsoleKey, string][] = [
  ['APPROVE', 'approve', 'a'],
  ['REJECT', 'reject', 'r'],
  ['SPAM', 'spam', 's'],
  ['DELETE', 'delete', 'd'],
];

interface BarActions {
  decide(decision: Decision): void;
  reason(): void;
}

/** Buttons of the decisions about the selected comments, or the current one; in the same place for each comment. */
export function decisionBar({ tell }: Speech, desk: Desk, keys: boolean, actions: BarActions): TemplateResult | typeof nothing {
  const { targets, list } = desk;
  const first = targets[0];
  if (!first) {
    return nothing;
  }
  const count = list.selected.size || targets.length > 1 ? targets.length : 0;
  const name = count
    ? tell('decideMany', { count })
    : tell('decideOne', { name: nameOf(tell, first.comment) });
  const offered = (decision: Decision): boolean => targets.some((entry) => isOffered(entry.comment, decision));
  return html`<div class="bar" role="group" aria-label=${name}>
    ${DECISIONS.map(
      ([decision, key, letter]) =>
        html`<button
          type="button"
          class="decision ${decision.toLowerCase()}"
          ?disabled=${!offered(decision)}
          @click=${() => actions.decide(decision)}
        >
          ${tell(key)}${count ? ` ${count}` : ''}${keyHint(keys, letter)}
        </button>`,
    )}
    <button type="button" class="decision" ?disabled=${!offered('REJECT')} @click=${actions.reason}>
      ${tell('rejectWhy')}${keyHint(keys, 'e')}
    </button>
  </div>`;
}
