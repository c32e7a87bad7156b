import { html, nothing, type TemplateResult } from 'lit';
import { dateTime } from '../../i18n/dates.js';
import { localeOf } from '../../i18n/index.js';
import type { Speech } from '../desk/parts.js';
import { FORMATS, type Format, type ImportJob, type NewImport } from './types.js';

/** What a form of an import shows beside its fields. */
export interface FormState {
  format: Format;
  dryRun: boolean;
  /** How much of the file is sent; null where none is being sent. */
  sent: number | null;
}

/** Choice of a file, and of what is done with it. */
export function importForm(
  { tell, language }: Speech,
  state: FormState,
  mappings: ImportJob[],
  change: (state: Partial<FormState>) => void,
  start: (wanted: NewImport, form: HTMLFormElement) => void,
): TemplateResult {
  const { format, dryRun, sent } = state;
  const isMapping = format === 'mapping';
  const submit = (event: Event): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const fields = new FormData(form);
    const file = fields.get('file');
    if (file instanceof File) {
      start({ format, dryRun: dryRun && !isMapping, mapping: String(fields.get('mapping') ?? ''), file }, form);
    }
  };
  const percent = sent?.toLocaleString(localeOf(language), { style: 'percent' }) ?? '';
  return html`<form class="import" @submit=${submit}>
    <label class="field"
      >${tell('transferFormat')}
      <select name="format" @change=${(event: Event) => change({ format: (event.target as HTMLSelectElement).value as Format })}>
        ${FORMATS.map((one) => html`<option value=${one} .selected=${one === format}>${tell(`transferFormat_${one}`)}</option>`)}
      </select></label
    >
    <div class="field">
      <label>${tell('transferFile')} <input name="file" type="file" required aria-describedby="file-hint" /></label>
      <p class="hint" id="file-hint">${tell(isMapping ? 'transferMappingHint' : 'transferFileHint')}</p>
    </div>
    ${isMapping
      ? nothing
      : html`<label class="field"
            >${tell('transferMapping')}
            <select name="mapping">
              <option value="">${tell('transferNoMapping')}</option>
              ${mappings.map(
                ({ id, createdAt }) =>
                  html`<option value=${id}>${tell('transferMappingOf', { when: dateTime(language, createdAt) })}</option>`,
              )}
            </select></label
          >
          <label class="check"
            ><input
              name="dryRun"
              type="checkbox"
              .checked=${dryRun}
              @change=${(event: Event) => change({ dryRun: (event.target as HTMLInputElement).checked })}
            />
            ${tell('transferDryRun')}</label
          >`}
    <button class="main" ?disabled=${sent !== null}>
      ${tell(isMapping ? 'transferSend' : dryRun ? 'transferStartDry' : 'transferStart')}
    </button>
    ${sent === null
      ? nothing
      : html`<label class="sending">${tell('transferUploading', { percent })} <progress max="1" .value=${sent}></progress></label>`}
  </form>`;
}
