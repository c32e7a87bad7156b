import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { apiBase } from '../../api/base.js';
import { controls } from '../../style/controls.js';
import { SpeakingElement } from '../../style/element.js';
import { tokens } from '../../style/tokens.js';
import { localeOf } from '../../i18n/index.js';
import { fetchCounts } from '../desk/calls.js';
import type { Speech } from '../desk/parts.js';
import { fileAddress } from '../rating-calls.js';
import { RATING_FILES } from '../rating-files.js';
import { tellIn, type Tell } from '../words/index.js';
import { exportAddress, fetchImport, fetchImports, startImport } from './calls.js';
import { importEntry } from './import-entry.js';
import { importForm, type FormState } from './import-form.js';
import { transferStyles } from './styles.js';
import { isFinished, type ImportJob, type NewImport } from './types.js';

const PERIOD_MS = 2_000;

/** Imports of a site's comments, with their progress, and its exports. */
export class SiteTransfer extends SpeakingElement implements Speech {
  static override styles = [tokens, controls, transferStyles];

  @property() site = '';
  @state() private jobs: ImportJob[] = [];
  @state() private next: string | null = null;
  @state() private form: FormState = { format: 'disqus', dryRun: true, sent: null };
  @state() private busy = false;
  @state() private message = '';
  @state() private error = '';
  /** How many comments an export has; undefined where they are not counted. */
  @state() private comments: number | undefined;
  private asked = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  tell: Tell = tellIn('en');

  override connectedCallback(): void {
    super.connectedCallback();
    this.tell = tellIn(this.language);
    void this.updateComplete.then(() => {
      void this.load(null);
      fetchCounts(this.site).then(
        ({ all }) => (this.comments = all),
        () => undefined,
      );
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  override render(): TemplateResult {
    const { tell, jobs } = this;
    const mappings = jobs.filter(({ format, state }) => format === 'mapping' && state === 'DONE');
    return html`<div class="columns">
        <section>
          <h3>${tell('transferImport')}</h3>
          ${importForm(
            this,
            this.form,
            mappings,
            (change) => (this.form = { ...this.form, ...change }),
            (wanted, form) => void this.start(wanted, form),
          )}
          <p role="status">${this.message}</p>
          <p class="error" role="alert">${this.error}</p>
        </section>
        <section>
          <h3>${tell('transferExport')}</h3>
          <p class="row">
            <button type="button" @click=${() => this.download(() => exportAddress(this.site))}>${tell('transferExportComments')}</button>
          </p>
          ${this.comments === undefined
            ? nothing
            : html`<p>${tell('transferExportCount', { count: this.comments.toLocaleString(localeOf(this.language)) })}</p>`}
          <p class="soft">${tell('transferExportHint')}</p>
          <p class="soft">${tell('transferExportProgress')}</p>
          <h4>${tell('transferExportRatings')}</h4>
          <p class="row">
            ${RATING_FILES.map(
              ([file, name]) =>
                html`<button type="button" @click=${() => this.download(() => fileAddress(this.site, file))}>${tell(name)}</button>`,
            )}
          </p>
        </section>
      </div>
      <section aria-busy=${this.busy}>
        <div class="row">
          <h3>${tell('transferRecent')}</h3>
          <button type="button" class="plain" @click=${() => this.load(null)}>${tell('transferRefresh')}</button>
        </div>
        ${jobs.length
          ? html`<ul class="jobs">
              ${repeat(
                jobs,
                ({ id }) => id,
                (job) => html`<li>${importEntry(this, job)}</li>`,
              )}
            </ul>`
          : html`<p>${this.busy ? tell('loading') : tell('transferNone')}</p>`}
        ${this.next ? html`<button type="button" ?disabled=${this.busy} @click=${() => this.load(this.next)}>${tell('more')}</button>` : nothing}
      </section>`;
  }

  private async load(cursor: string | null): Promise<void> {
    const asked = ++this.asked;
    this.busy = true;
    this.error = '';
    try {
      const page = await fetchImports(this.site, cursor);
      if (asked === this.asked) {
        this.jobs = cursor ? [...this.jobs, ...page.items] : page.items;
        this.next = page.next;
        this.watch();
      }
    } catch (error) {
      if (asked === this.asked) {
        this.error = this.explain(error);
      }
    } finally {
      this.busy &&= asked !== this.asked;
    }
  }

  private async start(wanted: NewImport, form: HTMLFormElement): Promise<void> {
    this.error = this.message = '';
    if (!wanted.file.size) {
      this.error = this.tell('transferFileMissing');
      return;
    }
    this.form = { ...this.form, sent: 0 };
    try {
      const job = await startImport(this.site, wanted, (sent) => (this.form = { ...this.form, sent }));
      this.jobs = [job, ...this.jobs];
      this.message = this.tell('transferTaken');
      form.querySelector<HTMLInputElement>('input[type=file]')!.value = '';
      this.watch();
    } catch (error) {
      this.error = this.explain(error);
    } finally {
      this.form = { ...this.form, sent: null };
    }
  }

  /** Asks after the imports that are not finished, while there are any and the page is there. */
  private watch(): void {
    clearTimeout(this.timer);
    if (this.isConnected && this.jobs.some((job) => !isFinished(job))) {
      this.timer = setTimeout(() => void this.refresh(), PERIOD_MS);
    }
  }

  /** What cannot be asked now is asked next time. */
  private async refresh(): Promise<void> {
    const open = document.visibilityState === 'visible' ? this.jobs.filter((job) => !isFinished(job)) : [];
    const asked = await Promise.allSettled(open.map(({ id }) => fetchImport(this.site, id)));
    const news = new Map(asked.flatMap((one) => (one.status === 'fulfilled' ? [[one.value.id, one.value] as const] : [])));
    this.jobs = this.jobs.map((job) => news.get(job.id) ?? job);
    this.watch();
  }

  private async download(address: () => Promise<string>): Promise<void> {
    this.error = '';
    try {
      window.location.assign(apiBase + (await address()));
    } catch (error) {
      this.error = this.explain(error);
    }
  }
}
