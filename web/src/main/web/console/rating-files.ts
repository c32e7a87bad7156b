import { html, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { apiBase } from '../api/base.js';
import { controls } from '../style/controls.js';
import { SpeakingElement } from '../style/element.js';
import { tokens } from '../style/tokens.js';
import { fileAddress, importCounts, type Counts } from './rating-calls.js';
import { tableStyles } from './styles.js';
import { tellIn, type ConsoleKey, type Tell } from './words/index.js';

/** Files of a site's ratings and their names. */
export const RATING_FILES: [string, ConsoleKey][] = [
  ['votes.csv', 'filesVotesCsv'],
  ['votes.ndjson', 'filesVotesNdjson'],
  ['days.csv', 'filesDaysCsv'],
  ['days.ndjson', 'filesDaysNdjson'],
];

/** As many as the service takes at once. */
const AT_ONCE = 500;

/** Ratings as files, and the counts of a former system. */
export class RatingFiles extends SpeakingElement {
  static override styles = [tokens, controls, tableStyles];

  @property() site = '';
  @state() private message = '';
  @state() private error = '';
  @state() private busy = false;
  private tell: Tell = tellIn('en');

  override connectedCallback(): void {
    super.connectedCallback();
    this.tell = tellIn(this.language);
  }

  override render(): TemplateResult {
    return html`<h3>${this.tell('filesTitle')}</h3>
      <p class="row">
        ${RATING_FILES.map(
          ([file, title]) => html`<button type="button" ?disabled=${this.busy} @click=${() => this.download(file)}>${this.tell(title)}</button>`,
        )}
      </p>
      <h3>${this.tell('filesFormer')}</h3>
      <form @submit=${this.onImport}>
        <p>
          <label>${this.tell('filesLabel')} <input name="label" required pattern="[a-z0-9\\-]{1,40}" autocomplete="off" /></label>
        </p>
        <p>
          <label
            >${this.tell('filesLines')}
            <textarea name="lines" rows="5" required placeholder=${this.tell('filesLinesExample')}></textarea>
          </label>
        </p>
        <p>${this.tell('filesHint')}</p>
        <button ?disabled=${this.busy}>${this.tell('filesImport')}</button>
      </form>
      <p role="status">${this.busy ? this.tell('listWorking') : this.message}</p>
      <p class="error" role="alert">${this.error}</p>`;
  }

  private async attempt(work: () => Promise<string>): Promise<void> {
    this.busy = true;
    this.error = this.message = '';
    try {
      this.message = await work();
    } catch (error) {
      this.error = error instanceof LineError ? this.tell('filesBadLine', { line: error.line }) : this.explain(error);
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
      return items.length === 1 ? this.tell('filesImportedOne') : this.tell('filesImportedMany', { count: items.length });
    });
  };
}

class LineError extends Error {
  constructor(readonly line: number) {
    super();
  }
}

/** Nothing is sent unless every line is understood. */
function countsIn(text: string): Counts[] {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  return lines.flatMap((line, index) => {
    if (!line) {
      return [];
    }
    const [article, ...histogram] = line.split(/[,;\t]/).map((cell) => cell.trim());
    if (!article || histogram.length !== 5 || !histogram.every((cell) => /^\d{1,10}$/.test(cell))) {
      throw new LineError(index + 1);
    }
    return [{ article, histogram: histogram.map(Number) }];
  });
}
