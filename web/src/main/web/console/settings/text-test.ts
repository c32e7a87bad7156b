import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { prose } from '../../comments/prose.js';
import { controls } from '../../style/controls.js';
import { tokens } from '../../style/tokens.js';
import { markedHtml } from '../desk/marks.js';
import { stateBadge } from '../desk/parts.js';
import { tellCode } from '../words/index.js';
import { tryOnText } from './calls.js';
import { SettingsElement } from './settings-element.js';
import { panelStyles } from './style/panels.js';
import type { ModerationSettings, SampleAuthor, TestResult } from './types.js';

const AUTHORS: SampleAuthor[] = ['READER', 'NEWCOMER', 'GUEST'];

const STATES = { PUBLISHED: 'PUBLISHED', HELD: 'HELD', REFUSED: 'REJECTED' } as const;

/** Field for a text, and what screening by the settings of the form says of it. */
export class TextTest extends SettingsElement {
  static override styles = [tokens, controls, panelStyles];

  @property({ attribute: false }) settings!: ModerationSettings;
  @property({ type: Boolean }) valid = true;
  @state() private author: SampleAuthor = 'READER';
  @state() private tested: { settings: ModerationSettings; result: TestResult } | null = null;

  override render() {
    return html`<section aria-labelledby="test-title">
      <h3 id="test-title">${this.tell('testTitle')}</h3>
      <p class="hint" id="test-hint">${this.tell('testHint')}</p>
      <form @submit=${this.onSubmit} @keydown=${this.onKey}>
        <label for="text">${this.tell('testText')}</label>
        <textarea
          id="text"
          rows="4"
          maxlength="20000"
          aria-describedby="test-hint test-error"
          aria-invalid=${this.error ? 'true' : 'false'}
        ></textarea>
        <p class="error" role="alert" id="test-error">${this.error}</p>
        <div class="line">
          <label for="author">${this.tell('testAuthor')}</label>
          <select id="author" @change=${(event: Event) => (this.author = (event.target as HTMLSelectElement).value as SampleAuthor)}>
            ${AUTHORS.map((author) => html`<option value=${author} ?selected=${author === this.author}>${this.tell(`author_${author}`)}</option>`)}
          </select>
          <button ?disabled=${!this.valid} aria-disabled=${this.busy}>${this.tell('testStart')}</button>
        </div>
      </form>
      <div role="status">${this.tested ? this.result(this.tested.result) : nothing}</div>
    </section>`;
  }

  private result({ verdict, reasons, matches, html: text }: TestResult): TemplateResult {
    return html`<div class="result ${verdict.toLowerCase()}">
      ${this.tested!.settings === this.settings ? nothing : html`<p class="stale">${this.tell('testStale')}</p>`}
      <p class="line">${stateBadge(this, STATES[verdict])} <strong>${this.tell(`verdict_${verdict}`)}</strong></p>
      ${reasons.length
        ? html`<ul class="why">
            ${reasons.map((reason) => html`<li>${verdict === 'REFUSED' ? this.tell('reasonRefused') : tellCode(this.tell, 'reason', reason)}</li>`)}
          </ul>`
        : nothing}
      <div class="prose words-of">${prose(markedHtml({ html: text, matches }))}</div>
      ${matches.length
        ? html`<p class="found">${this.tell('matched')}: ${matches.map((match, place) => html`${place ? ', ' : ''}<mark dir="auto">${match}</mark>`)}</p>`
        : nothing}
    </div>`;
  }

  private readonly onSubmit = (event: Event): void => {
    event.preventDefault();
    const field = this.renderRoot.querySelector<HTMLTextAreaElement>('#text')!;
    if (!field.value.trim()) {
      this.error = this.tell('testEmpty');
      field.focus();
      return;
    }
    const { settings, author } = this;
    void this.attempt(async () => {
      const result = await tryOnText(this.site, settings, field.value, author);
      this.tested = { settings, result };
    });
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.renderRoot.querySelector('form')!.requestSubmit();
    }
  };
}
