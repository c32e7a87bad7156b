import { html, nothing, type TemplateResult } from 'lit';
import type { Speech } from '../desk/parts.js';
import type { Incoming } from './entries.js';

const SHOWN = 100;

/** What a file or the clipboard would add to a word list, and what of it cannot be taken. */
export function importDialog(
  { tell, language }: Speech,
  preview: Incoming | null,
  add: () => void,
  cancel: () => void,
): TemplateResult {
  const number = (count: number): string => count.toLocaleString(language);
  const added = preview?.added ?? [];
  const flawed = preview?.flawed ?? [];
  return html`<dialog id="import" aria-labelledby="import-title">
    <h3 id="import-title">${tell('importTitle')}</h3>
    <ul class="sums">
      <li><strong>${number(added.length)}</strong> ${tell('importNew')}</li>
      <li><strong>${number(preview?.repeated ?? 0)}</strong> ${tell('importRepeated')}</li>
      <li><strong>${number(flawed.length)}</strong> ${tell('importFlawed')}</li>
    </ul>
    ${flawed.length
      ? html`<details class="flawed">
          <summary>${tell('importFlawedList')}</summary>
          <ul>
            ${flawed
              .slice(0, SHOWN)
              .map(
                ({ text, line, flaw }) =>
                  html`<li>
                    ${tell('importLine', { line: number(line) })} “<bdi>${text.slice(0, 60)}${text.length > 60 ? '…' : ''}</bdi>”:
                    ${tell(`flaw_${flaw}`)}
                  </li>`,
              )}
            ${flawed.length > SHOWN ? html`<li>${tell('importAndMore', { count: number(flawed.length - SHOWN) })}</li>` : nothing}
          </ul>
        </details>`
      : nothing}
    ${added.length
      ? html`<h4>${tell('importAdded')}</h4>
          <ul class="words scroll" tabindex="0" aria-label=${tell('importAdded')}>
            ${added.slice(0, SHOWN).map((entry) => html`<li class="fresh"><span dir="auto">${entry}</span></li>`)}
            ${added.length > SHOWN ? html`<li>${tell('importAndMore', { count: number(added.length - SHOWN) })}</li>` : nothing}
          </ul>`
      : nothing}
    <div class="line act">
      ${added.length
        ? html`<button type="button" class="main" @click=${add}>${tell('importAdd', { count: number(added.length) })}</button>`
        : nothing}
      <button type="button" @click=${cancel}>${tell(added.length ? 'cancel' : 'close')}</button>
    </div>
  </dialog>`;
}
