import { html, type TemplateResult } from 'lit';
import type { Speech } from '../desk/parts.js';
import type { Period } from '../statistics/period.js';
import { periodForm } from '../statistics/period-form.js';

const CHOICES = [6, 12, 24, 36];

const index = (month: string): number => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return year * 12 + number - 1;
};

/** How many months a period has; zero or less where its end is before its beginning. */
export const months = ({ from, to }: Period): number => index(to) - index(from) + 1;

/** The last months up to one. */
function lastMonths(count: number, to: string): Period {
  const first = index(to) - count + 1;
  return { from: `${Math.floor(first / 12)}-${String((first % 12) + 1).padStart(2, '0')}`, to };
}

/** Choice of the months: the last ones, or any two. */
export function monthForm(speech: Speech, shown: Period, current: string, open: (period: Period) => void): TemplateResult {
  const { tell } = speech;
  const field = (name: 'from' | 'to', label: string): TemplateResult =>
    html`<label
      >${label}
      <input name=${name} type="month" required pattern="[12][0-9]{3}-(0[1-9]|1[0-2])" max=${current} placeholder="2026-01" .value=${shown[name]}
    /></label>`;
  return periodForm(
    speech,
    shown,
    CHOICES.map((count) => ({ name: tell('revenueMonths', { count }), period: lastMonths(count, current) })),
    html`${field('from', tell('revenueFrom'))} ${field('to', tell('revenueTo'))}`,
    open,
  );
}
