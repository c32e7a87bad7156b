import { html, nothing, type TemplateResult } from 'lit';
import type { Speech } from '../desk/parts.js';
import { tellCode, type Tell } from '../words/index.js';
import type { Count, DryRun, Effect } from './types.js';

/** How many comments a trial is about, by effect and reason: where settings are compared, those that the saved ones treat otherwise. */
export function trialFigures({ tell }: Speech, { screened, counts, changes }: DryRun, comparing: boolean): TemplateResult | typeof nothing {
  const figures: [Effect, Count][] = Object.entries(comparing ? changes : counts) as [Effect, Count][];
  const found = figures.filter(([, { comments }]) => comments);
  if (!found.length) {
    return comparing && screened ? html`<p class="soft">${tell('trialSame')}</p>` : nothing;
  }
  return html`<ul class="effects">
    ${found.map(
      ([effect, { comments, byReason }]) =>
        html`<li>
          <strong>${comparing ? tell(`trialMore_${effect}`, { count: comments }) : `${tell(`trial_${effect}`)}: ${comments}`}</strong>
          – ${reasons(tell, byReason)}
        </li>`,
    )}
  </ul>`;
}

/** The most frequent first. */
const reasons = (tell: Tell, byReason: Record<string, number>): string =>
  Object.entries(byReason)
    .sort(([, one], [, other]) => other - one)
    .map(([reason, count]) => `${tellCode(tell, 'reason', reason)} (${count})`)
    .join(', ');
