import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { controls } from '../../style/controls.js';
import { tokens } from '../../style/tokens.js';
import { SettingsElement } from '../settings/settings-element.js';
import { panelStyles } from '../settings/style/panels.js';
import { fetchVersions } from './calls.js';
import { catalogStyles } from './styles.js';
import type { CatalogVersion } from './types.js';
import { versionLine } from './version-line.js';

/** Who changed a site's catalogue, when, and what; the latest first. */
export class CatalogHistory extends SettingsElement {
  static override styles = [tokens, controls, panelStyles, catalogStyles];

  /** Another number has the history read again. */
  @property({ type: Number }) saves = 0;
  @state() private versions: CatalogVersion[] = [];
  @state() private next: string | null = null;
  @state() private read = false;

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('saves')) {
      void this.attempt(() => this.load(null));
    }
  }

  override render(): TemplateResult {
    return html`<section aria-labelledby="history">
      <h3 id="history">${this.tell('catalogHistory')}</h3>
      <p class="error" role="alert">${this.error}</p>
      ${this.read && !this.versions.length ? html`<p class="soft">${this.tell('catalogHistoryNone')}</p>` : nothing}
      <ol class="versions">
        ${this.versions.map((version) => versionLine(this.tell, this.language, version))}
      </ol>
      ${this.next ? html`<button type="button" ?disabled=${this.busy} @click=${this.more}>${this.tell('more')}</button>` : nothing}
    </section>`;
  }

  private async load(cursor: string | null): Promise<void> {
    const page = await fetchVersions(this.site, cursor);
    this.versions = cursor ? [...this.versions, ...page.items] : page.items;
    this.next = page.next;
    this.read = true;
  }

  private readonly more = (): Promise<void> => this.attempt(() => this.load(this.next));
}
