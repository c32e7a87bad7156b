import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { Problem } from '../../api/problem.js';
import { controls } from '../../style/controls.js';
import { tokens } from '../../style/tokens.js';
import { draftOf, keep } from '../settings/drafts.js';
import { SettingsElement } from '../settings/settings-element.js';
import { formStyles } from '../settings/style/form.js';
import { panelStyles } from '../settings/style/panels.js';
import type { ConsoleKey } from '../words/index.js';
import { fetchCatalog, saveCatalog } from './calls.js';
import { CatalogDraft, newPublication, newRegion, sent } from './draft.js';
import { CatalogFields, idOf } from './fields.js';
import { publicationPart } from './publication-part.js';
import { regionPart } from './region-part.js';
import { catalogStyles } from './styles.js';

/** Editor of what a site sells: publications with their plans, regions of delivery, and the history of both. */
export class CatalogEditor extends SettingsElement {
  static override styles = [tokens, controls, panelStyles, formStyles, catalogStyles];

  @state() private draft: CatalogDraft | null = null;
  @state() private problem: Problem | null = null;
  @state() private overtaken = false;
  /** Raised when the history has another version. */
  @state() private saves = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.updateComplete.then(() => this.load());
  }

  private async load(): Promise<void> {
    const name = `catalog ${this.site}`;
    this.draft = draftOf<CatalogDraft>(name) ?? null;
    if (!this.draft?.dirty) {
      await this.attempt(async () => {
        this.draft = keep(name, new CatalogDraft(await fetchCatalog(this.site)));
      });
    }
  }

  override render() {
    const { draft } = this;
    if (!draft) {
      return this.error
        ? html`<p class="error" role="alert">${this.error} <button type="button" @click=${() => this.load()}>${this.tell('tryAgain')}</button></p>`
        : html`<p class="soft" role="status">${this.tell('loading')}</p>`;
    }
    const fields = new CatalogFields(this.tell, this.problem?.errors ?? [], (pointer) => this.onChange(pointer));
    const { publications, regions } = draft.value;
    return html`<div class="screen">
      <div class="form">
        <p class="hint">${this.tell('catalogHint')}</p>
        ${this.overtaken ? html`<div class="warning" id="overtaken" tabindex="-1">${this.tell('catalogOvertaken')}</div>` : nothing}
        <div ?inert=${this.busy}>
          <section aria-labelledby=${idOf('/publications')}>
            <h3 id=${idOf('/publications')} tabindex="-1">${this.tell('catalogPublications')}</h3>
            ${repeat(
              publications,
              (one) => one,
              (_, index) => publicationPart(fields, draft, index),
            )}
            ${adder(fields, 'catalogAddPublication', '/publications', publications, newPublication)}
          </section>
          <section aria-labelledby=${idOf('/regions')}>
            <h3 id=${idOf('/regions')} tabindex="-1">${this.tell('catalogRegions')}</h3>
            <p class="hint">${this.tell('catalogRegionsHint')}</p>
            ${repeat(
              regions,
              (one) => one,
              (_, index) => regionPart(fields, draft, index),
            )}
            ${adder(fields, 'catalogAddRegion', '/regions', regions, newRegion)}
          </section>
        </div>
        ${this.bar(draft)}
      </div>
      <catalog-history class="beside" site=${this.site} saves=${this.saves}></catalog-history>
    </div>`;
  }

  private bar({ dirty }: CatalogDraft): TemplateResult {
    return html`<div class="bar-of-changes ${dirty ? 'unsaved' : ''}">
      <p role="status">${this.busy ? this.tell('saving') : dirty ? this.tell('catalogUnsaved') : this.message || this.tell('allSaved')}</p>
      <p class="error" role="alert">${this.error}</p>
      <div class="line">
        <button type="button" class="main" aria-disabled=${this.busy} ?disabled=${!dirty} @click=${this.onSave}>${this.tell('save')}</button>
        <button type="button" ?disabled=${!dirty || this.busy} @click=${this.discard}>${this.tell('discard')}</button>
      </div>
    </div>`;
  }

  private onChange(pointer?: string): void {
    this.message = '';
    this.requestUpdate();
    if (pointer) {
      this.show(pointer);
    }
  }

  private readonly discard = (): void => {
    this.draft!.discard();
    this.problem = null;
    this.overtaken = false;
    this.error = '';
    this.message = this.tell('discarded');
  };

  private readonly onSave = (): Promise<void> => this.attempt(() => this.save(this.draft!));

  private async save(draft: CatalogDraft): Promise<void> {
    this.problem = null;
    try {
      draft.settle(await saveCatalog(this.site, { value: sent(draft.value), tag: draft.saved.tag }));
      this.overtaken = false;
      this.message = this.tell('saved');
      this.saves++;
    } catch (error) {
      if (!(error instanceof Problem)) {
        throw error;
      }
      if (error.status === 412) {
        draft.saved = await fetchCatalog(this.site);
        this.overtaken = true;
        this.saves++;
        this.focusOn('#overtaken');
        return;
      }
      if (error.status !== 400) {
        throw error;
      }
      this.problem = error;
      this.error = this.tell('catalogFlaws', { count: error.errors.length || 1 });
      this.show(error.errors.find((one) => one.pointer)?.pointer ?? '');
    }
  }

  /** Opens what a field lies in, and goes there once nothing is being done. */
  private show(pointer: string): void {
    void this.updateComplete.then(async () => {
      await this.updateComplete;
      const found = this.renderRoot.querySelector<HTMLElement>(`#${idOf(pointer)}`);
      for (let part = found?.closest('details'); part; part = part.parentElement?.closest('details')) {
        part.open = true;
      }
      found?.focus();
    });
  }
}

const adder = <T>(fields: CatalogFields, title: ConsoleKey, list: string, items: T[], make: () => T): TemplateResult =>
  html`<p>
    <button type="button" @click=${() => fields.changed(() => items.push(make()), `${list}/${items.length}/name`)}>${fields.tell(title)}</button>
  </p>`;
