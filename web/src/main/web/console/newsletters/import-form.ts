import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { controls } from '../../style/controls.js';
import { SpeakingElement } from '../../style/element.js';
import { tokens } from '../../style/tokens.js';
import { tellIn, type Tell } from '../words/index.js';
import { importSubscribers, type ImportReport } from './calls.js';
import { newsletterStyles } from './styles.js';

/** A file of addresses for a list, and what became of its lines. Sends `imported` when some were added. */
export class SubscriberImport extends SpeakingElement {
  static override styles = [tokens, controls, newsletterStyles];

  @property() site = '';
  @property() list = '';
  @state() private report: ImportReport | null = null;
  @state() private error = '';
  @state() private busy = false;
  private tell: Tell = tellIn('en');

  override connectedCallback(): void {
    super.connectedCallback();
    this.tell = tellIn(this.language);
  }

  override render(): TemplateResult {
    return html`<section class="import">
      <h3>${this.tell('newslettersImport')}</h3>
      <form @submit=${this.onSubmit}>
        <div class="field">
          <label>${this.tell('newslettersFile')} <input name="file" type="file" required aria-describedby="import-hint" /></label>
          <p class="hint" id="import-hint">${this.tell('newslettersFileHint')}</p>
          <p class="hint"><code>email,consentedAt,origin,locale</code><br /><code>lan@example.org,2024-05-31,Book fair 2024,vi</code></p>
        </div>
        <button ?disabled=${this.busy}>${this.tell('newslettersImportStart')}</button>
      </form>
      <div role="status">${this.busy ? this.tell('listWorking') : this.report ? this.outcome(this.report) : nothing}</div>
      <p class="error" role="alert">${this.error}</p>
    </section>`;
  }

  private outcome(report: ImportReport): TemplateResult {
    const refused = report.items.filter(({ outcome }) => outcome === 'REFUSED');
    return html`<p class="notice">
        ${this.tell('newslettersImported', { added: report.added, unchanged: report.unchanged, refused: report.refused })}
      </p>
      ${refused.length
        ? html`<ul class="refused" tabindex="0" aria-label=${this.tell('newslettersRefused')}>
            ${refused.map(({ line, detail }) => html`<li>${this.tell('newslettersRefusedLine', { line, detail: detail ?? '' })}</li>`)}
          </ul>`
        : nothing}`;
  }

  private readonly onSubmit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const file = new FormData(form).get('file');
    if (!(file instanceof File) || this.busy) {
      return;
    }
    this.busy = true;
    this.error = '';
    this.report = null;
    try {
      this.report = await importSubscribers(this.site, this.list, file);
      form.reset();
      this.dispatchEvent(new CustomEvent('imported'));
    } catch (error) {
      this.error = this.explain(error);
    } finally {
      this.busy = false;
    }
  };
}
