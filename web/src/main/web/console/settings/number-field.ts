import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Speech } from '../desk/parts.js';
import { inWords, isOff, isValid, RANGES } from './fields.js';
import type { NumberField } from './types.js';

export interface NumberState {
  value: number | null;
  /** As it was typed. */
  typed: string;
  changed: boolean;
  /** What the service has against it. */
  problem: string;
  input: (typed: string) => void;
}

/** A number of the settings, with a sentence that says what it does as it is now. */
export function numberField({ tell, language }: Speech, field: NumberField, state: NumberState): TemplateResult {
  const { min, max, empty } = RANGES[field];
  const valid = isValid(field, state.value);
  const problem = valid
    ? state.problem
    : tell(empty ? 'numberOrEmpty' : 'numberWanted', { min, max: max.toLocaleString(language) });
  const effect = !valid
    ? ''
    : isOff(field, state.value)
      ? tell(`${field}Off`)
      : tell(`${field}On`, { count: inWords(field, state.value ?? 0, language) });
  return html`<div class="number ${state.changed ? 'changed' : ''}">
    <label for=${field}>${tell(`${field}Label`)}${changedMark(tell, state.changed)}</label>
    <input
      id=${field}
      inputmode="numeric"
      autocomplete="off"
      aria-describedby="${field}-effect ${field}-problem"
      aria-invalid=${problem ? 'true' : 'false'}
      .value=${live(state.typed)}
      @input=${(event: Event) => state.input((event.target as HTMLInputElement).value)}
    />
    <p class="hint" id="${field}-effect">${effect}</p>
    <p class="error" id="${field}-problem">${problem}</p>
  </div>`;
}

/** For those who do not see the line beside a changed field. */
export const changedMark = (tell: Speech['tell'], changed: boolean): TemplateResult | typeof nothing =>
  changed ? html` <span class="mark">${tell('changed')}</span>` : nothing;
