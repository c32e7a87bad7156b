import { html, type TemplateResult } from 'lit';
import { dateTime } from '../../i18n/dates.js';
import type { Language } from '../../i18n/index.js';
import type { Tell } from '../words/index.js';
import type { CatalogChange, CatalogVersion } from './types.js';

/** Who wrote a version, when, and what it changed. */
export const versionLine = (tell: Tell, language: Language, { version, at, by, changes }: CatalogVersion): TemplateResult =>
  html`<li>
    <p><strong>${tell('catalogVersion', { version })}</strong> <span class="soft">${tell('catalogBy', { when: dateTime(language, at), by })}</span></p>
    <ul>
      ${changes.map((change) => changeLine(tell, change))}
    </ul>
  </li>`;

const changeLine = (tell: Tell, { path, before, after }: CatalogChange): TemplateResult =>
  html`<li>
    <code>${path}</code>
    ${before === null
      ? html`<span class="soft">${tell('catalogAdded')}</span> ${after}`
      : after === null
        ? html`<span class="soft">${tell('catalogRemoved')}</span> <del>${before}</del>`
        : html`<del>${before}</del> → <ins>${after}</ins>`}
  </li>`;
