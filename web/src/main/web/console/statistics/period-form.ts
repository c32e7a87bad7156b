import { html, type TemplateResult } from 'lit';
import type { Speech } from '../desk/parts.js';
import type { Period } from './period.js';

/** A period that one click shows. */
export interface PeriodChoice {
  name: string;
  period: Period;
}

/** Choice of the period: one of some, or any two ends, whose fields are named `from` and `to`. */
export function periodForm(
  { tell }: Speech,
  shown: Period,
  choices: PeriodChoice[],
  fields: TemplateResult,
  open: (period: Period) => void,
): TemplateResult {
  const submit = (event: Event): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    open({ from: String(form.get('from') ?? ''), to: String(form.get('to') ?? '') });
  };
  return html`<form class="period" aria-label=${tell('statPeriod')} @submit=${submit}>
    <div class="choices">
      ${choices.map(
        ({ name, period }) =>
          html`<button type="button" aria-pressed=${shown.from === period.from && shown.to === period.to} @click=${() => open(period)}>
            ${name}
          </button>`,
      )}
    </div>
    ${fields}
    <button>${tell('statShow')}</button>
  </form>`;
}
