import { html, type TemplateResult } from 'lit';
import type { Speech } from '../desk/parts.js';
import type { ConsoleKey } from '../words/index.js';
import type { Statistics } from './calls.js';
import { lastDays, length, type Period } from './period.js';

const CHOICES: [number, ConsoleKey][] = [
  [7, 'statLast7'],
  [30, 'statLast30'],
  [90, 'statLast90'],
];

/** Today in a time zone; in the browser's where it is not known. */
function dayIn(timeZone: string | undefined): string {
  const now = new Date();
  try {
    return now.toLocaleDateString('sv', timeZone ? { timeZone } : {});
  } catch {
    return now.toLocaleDateString('sv');
  }
}

/** Choice of the period: the last days, or any two. */
export function periodForm(
  { tell }: Speech,
  period: Period,
  found: Statistics | null,
  open: (period: Period) => void,
): TemplateResult {
  const shown = { from: period.from || found?.from || '', to: period.to || found?.to || '' };
  const today = dayIn(found?.timeZone);
  const submit = (event: Event): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    open({ from: String(form.get('from') ?? ''), to: String(form.get('to') ?? '') });
  };
  return html`<form class="period" aria-label=${tell('statPeriod')} @submit=${submit}>
    <div class="choices">
      ${CHOICES.map(
        ([days, name]) =>
          html`<button
            type="button"
            aria-pressed=${shown.to === today && length(shown) === days}
            @click=${() => open(lastDays(days, today))}
          >
            ${tell(name)}
          </button>`,
      )}
    </div>
    <label>${tell('statFrom')} <input name="from" type="date" required max="9999-12-31" .value=${shown.from} /></label>
    <label>${tell('statTo')} <input name="to" type="date" required max="9999-12-31" .value=${shown.to} /></label>
    <button>${tell('statShow')}</button>
  </form>`;
}
