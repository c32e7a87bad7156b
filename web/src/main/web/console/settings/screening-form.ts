import { html, type TemplateResult } from 'lit';
import type { Speech } from '../desk/parts.js';
import type { SettingsDraft } from './draft.js';
import { changedMark, numberField } from './number-field.js';
import type { Field, Mode, ModerationSettings, NumberField, WordField } from './types.js';

export interface FormState {
  draft: SettingsDraft;
  /** What the service refused. */
  problems: ReadonlyMap<string, string>;
  set: <F extends Field>(field: F, value: ModerationSettings[F]) => void;
  type: (field: NumberField, typed: string) => void;
}

const HOLDING: NumberField[] = ['linkLimit', 'spamScoreToHold', 'repeatsByAuthor', 'repeatsByOthers', 'reportsToHold'];
const READERS: NumberField[] = ['rejectionsToHold', 'rejectionDays', 'rejectedShareToHold', 'floodComments', 'floodMinutes'];
const TIMES: NumberField[] = ['editWindowMinutes', 'autoCloseDays'];
const MODES: Mode[] = ['POSTMODERATED', 'PREMODERATED'];

/** All settings of a site in groups. */
export function screeningForm(speech: Speech, site: string, state: FormState): TemplateResult {
  const { tell } = speech;
  const numbers = (fields: NumberField[]): TemplateResult[] =>
    fields.filter((field) => state.draft.values[field] !== undefined).map((field) => number(speech, field, state));
  const readers = numbers(READERS);
  return html`<section aria-labelledby="who">
      <h3 id="who">${tell('groupMode')}</h3>
      ${mode(speech, state)} ${guests(speech, state)} ${numbers(['newcomerComments'])}
    </section>
    <section aria-labelledby="what">
      <h3 id="what">${tell('groupHeld')}</h3>
      ${numbers(HOLDING)}
    </section>
    ${readers.length
      ? html`<section aria-labelledby="readers">
          <h3 id="readers">${tell('groupReaders')}</h3>
          ${readers}
        </section>`
      : ''}
    <section aria-labelledby="words">
      <h3 id="words">${tell('groupWords')}</h3>
      <p class="hint">${tell('wordsRules')}</p>
      ${(['heldWords', 'refusedWords'] as const).map((field) => words(site, field, state))}
    </section>
    <section aria-labelledby="times">
      <h3 id="times">${tell('groupTimes')}</h3>
      ${numbers(TIMES)}
    </section>`;
}

const isChanged = ({ draft }: FormState, field: Field): boolean => draft.values[field] !== draft.saved.value[field];

function number(speech: Speech, field: NumberField, state: FormState): TemplateResult {
  const value = state.draft.values[field] ?? null;
  return numberField(speech, field, {
    value,
    typed: state.draft.typed.get(field) ?? String(value ?? ''),
    changed: isChanged(state, field),
    problem: state.problems.get(field) ?? '',
    input: (typed) => state.type(field, typed),
  });
}

function mode({ tell }: Speech, state: FormState): TemplateResult {
  const choice = (one: Mode): TemplateResult =>
    html`<label class="choice">
      <input
        type="radio"
        name="mode"
        value=${one}
        .checked=${state.draft.values.mode === one}
        @change=${() => state.set('mode', one)}
      />
      <span>${tell(`mode_${one}`)}<span class="hint">${tell(`modeHint_${one}`)}</span></span>
    </label>`;
  return html`<fieldset class=${isChanged(state, 'mode') ? 'changed' : ''}>
    <legend>${tell('modeLabel')}${changedMark(tell, isChanged(state, 'mode'))}</legend>
    ${MODES.map(choice)}
    <p class="error">${state.problems.get('mode') ?? ''}</p>
  </fieldset>`;
}

function guests({ tell }: Speech, state: FormState): TemplateResult {
  const changed = isChanged(state, 'guests');
  return html`<label class="choice ${changed ? 'changed' : ''}">
    <input
      type="checkbox"
      name="guests"
      .checked=${state.draft.values.guests}
      @change=${(event: Event) => state.set('guests', (event.target as HTMLInputElement).checked)}
    />
    <span>${tell('guestsLabel')}${changedMark(tell, changed)}<span class="hint">${tell('guestsHint')}</span></span>
  </label>`;
}

function words(site: string, field: WordField, state: FormState): TemplateResult {
  return html`<word-list
    id=${field}
    class=${isChanged(state, field) ? 'changed' : ''}
    site=${site}
    .name=${field}
    .entries=${state.draft.values[field]}
    .saved=${state.draft.saved.value[field]}
    .problem=${state.problems.get(field) ?? ''}
    @change=${(event: CustomEvent<string[]>) => state.set(field, event.detail)}
  ></word-list>`;
}
