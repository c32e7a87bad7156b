import { html, LitElement, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { apiBase } from '../api/base.js';
import { explain } from '../i18n/problems.js';
import { controls } from '../style/controls.js';
import { tokens } from '../style/tokens.js';
import { fileAddress, importCounts, type Counts } from './rating-calls.js';
import { tableStyles } from './styles.js';

const FILES: [string, string][] = [
  ['votes.csv', 'Votes, CSV'],
  ['votes.ndjson', 'Votes, NDJSON'],
  ['days.csv', 'Daily counts, CSV'],
  ['days.ndjson', 'Daily counts, NDJSON'],
];

/** As many as the service takes at once. */
const AT_ONCE = 500;

/** Ratings as files, and the counts of a former system. */
export class RatingFiles extends LitElement {
  static override styles = [tokens, controls, tableStyles];

  @property() site = '';
  @state() private message = '';
  @state() private error = '';
  @state() private busy = false;

  override render(): TemplateResult {
    return html`<h3>Files</h3>
      <p class="row">
        ${FILES.map(
          ([file, title]) => html`<button type="button" ?disabled=${this.busy} @click=${() => this.download(file)}>${title}</button>`,
        )}
      </p>
      <h3>Counts of a former system</h3>
      <form @submit=${this.onImport}>
        <p>
          <label>Label, such as the system's name <input name="label" required pattern="[a-z0-9\\-]{1,40}" autocomplete="off" /></label>
        </p>
        <p>
          <label
            >One article a line: its id, and how often it got one, two, three, four and five stars
            <textarea name="lines" rows="5" required placeholder="my-article,1,0,2,9,30"></textarea>
          </label>
        </p>
        <p>They are shown beside readers' votes and never added to them. The same label again replaces them.</p>
        <button ?disabled=${this.busy}>Import counts</button>
      </form>
      <p role="status">${this.busy ? 'Working…' : this.message}</p>
      <p class="error" role="alert">${this.error}</p>`;
  }

  private async attempt(work: () => Promise<string>): Promise<void> {
    this.busy = true;
    this.error = this.message = '';
    try {
      this.message = await work();
    } catch (error) {
      this.error = error instanceof LineError ? error.message : explain('en', error);
    } finally {
      this.busy = false;
    }
  }

  private download(file: string): Promise<void> {
    return this.attempt(async () => {
      window.location.assign(apiBase + (await fileAddress(this.site, file)));
      return '';
    });
  }

  private readonly onImport = (event: Event): void => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const label = String(form.get('label') ?? '').trim();
    void this.attempt(async () => {
      const items = countsIn(String(form.get('lines') ?? ''));
      for (let from = 0; from < items.length; from += AT_ONCE) {
        await importCounts(this.site, label, items.slice(from, from + AT_ONCE));
      }
      return `Counts of ${items.length} ${items.length === 1 ? 'article' : 'articles'} imported.`;
    });
  };
}

class LineError extends Error {}

/** Nothing is sent unless every line is understood. */
function countsIn(text: string): Counts[] {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  return lines.flatMap((line, index) => {
    if (!line) {
      return [];
    }
    const [article, ...histogram] = line.split(/[,;\t]/).map((cell) => cell.trim());
    if (!article || histogram.length !== 5 || !histogram.every((cell) => /^\d{1,10}$/.test(cell))) {
      throw new LineError(`Line ${index + 1} is not an id and five whole numbers; nothing was imported.`);
    }
    return [{ article, histogram: histogram.map(Number) }];
  });
}
