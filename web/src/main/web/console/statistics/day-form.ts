import { html, type TemplateResult } from 'lit';
import type { Speech } from '../desk/parts.js';
import type { ConsoleKey } from '../words/index.js';
import type { Statistics } from './calls.js';
import { lastDays, type Period } from './period.js';
import { periodForm } from './period-form.js';

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

/** Choice of the days: the last ones, or any two. */
export function dayForm(speech: Speech, period: Period, found: Statistics | null, open: (period: Period) => void): TemplateResult {
  const { tell } = speech;
  const shown = { from: period.from || found?.from || '', to: period.to || found?.to || '' };
  const today = dayIn(found?.timeZone);
  return periodForm(
    speech,
    shown,
    CHOICES.map(([days, name]) => ({ name: tell(name), period: lastDays(days, today) })),
    html`<label>${tell('statFrom')} <input name="from" type="date" required max="9999-12-31" .value=${shown.from} /></label>
      <label>${tell('statTo')} <input name="to" type="date" required max="9999-12-31" .value=${shown.to} /></label>`,
    open,
  );
}
