import { html, nothing, type TemplateResult } from 'lit';
import { dateTime } from '../../i18n/dates.js';
import type { CannedReason } from '../desk/types.js';
import type { Note, Notes } from './calls.js';
import type { ReaderSpeech } from './speech.js';

const MAX_LENGTH = 1000;

type Submit = (event: Event) => Promise<void>;

export function noteList(speech: ReaderSpeech, { items, warnings }: Notes, remove: (id: string) => void): TemplateResult {
  const { tell } = speech;
  if (!items.length) {
    return html`<p class="soft">${tell('noNotes')}</p>`;
  }
  return html`${warnings
      ? html`<p class="standing bad">${warnings === 1 ? tell('oneWarning') : tell('manyWarnings', { count: warnings })}</p>`
      : nothing}
    <ul>
      ${items.map((note) => html`<li>${item(speech, note, remove)}</li>`)}
    </ul>`;
}

function item({ tell, language }: ReaderSpeech, note: Note, remove: (id: string) => void): TemplateResult {
  const when = dateTime(language, note.at);
  const warning = note.kind === 'WARNING';
  return html`<p class="meta">
      <span class="kind ${warning ? 'warning' : ''}">${tell(`kind${note.kind}`)}</span>
      <span class="soft">${tell('pastBy', { at: when, by: note.byName || tell('someone') })}</span>
      ${warning
        ? html`<span class="soft"
            >${note.acknowledgedAt
              ? tell('acknowledged', { when: dateTime(language, note.acknowledgedAt) })
              : tell('unread')}</span
          >`
        : html`<button
            type="button"
            class="plain"
            aria-label=${tell('deleteNoteOf', { when })}
            @click=${() => remove(note.id)}
          >
            ${tell('deleteNote')}
          </button>`}
    </p>
    <p class="text" dir="auto">${note.text}</p>`;
}

export const noteForm = ({ tell }: ReaderSpeech, submit: Submit): TemplateResult =>
  html`<form @submit=${submit}>
    <label>${tell('noteLabel')} <textarea name="text" maxlength=${MAX_LENGTH} required></textarea></label>
    <button>${tell('saveNote')}</button>
  </form>`;

/** A reason of the site fills in its statement, which may then be changed. */
export function warningForm({ tell }: ReaderSpeech, reasons: CannedReason[], submit: Submit): TemplateResult {
  const fill = (event: Event): void => {
    const select = event.target as HTMLSelectElement;
    const text = select.form?.querySelector('textarea');
    if (text) {
      text.value = reasons.find((one) => one.code === select.value)?.statement ?? '';
    }
  };
  return html`<details>
    <summary>${tell('warn')}</summary>
    <form @submit=${submit}>
      ${reasons.length
        ? html`<label
            >${tell('warnReason')}
            <select name="reason" @change=${fill}>
              <option value="">${tell('warnOwn')}</option>
              ${reasons.map((one) => html`<option value=${one.code}>${one.label}</option>`)}
            </select>
          </label>`
        : nothing}
      <label>${tell('warnLabel')} <textarea name="text" maxlength=${MAX_LENGTH} required></textarea></label>
      <button class="main">${tell('sendWarning')}</button>
    </form>
  </details>`;
}
