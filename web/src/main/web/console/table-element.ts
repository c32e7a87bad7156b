import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { ListElement } from './list-element.js';
import type { ConsoleKey } from './words/index.js';

/** A list of the console as a table, with its state as the filter. */
export abstract class TableElement<T> extends ListElement<T> {
  /** What the table is called by those who do not see it. */
  protected abstract name: ConsoleKey;
  protected abstract columns: readonly ConsoleKey[];
  protected abstract nothingHere: ConsoleKey;

  /** The cells of one line. */
  protected abstract cells(item: T): TemplateResult;

  /** On a narrow screen each line is a block, and each cell has its column's title beside it. */
  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    for (const row of this.renderRoot.querySelectorAll<HTMLTableRowElement>('tbody tr')) {
      row.role = 'row';
      Array.from(row.cells).forEach((cell, column) => {
        cell.role = cell.tagName === 'TH' ? 'rowheader' : 'cell';
        const title = this.columns[column];
        cell.dataset['title'] = title ? this.tell(title) : '';
        cell.toggleAttribute('data-empty', !cell.textContent?.trim());
      });
    }
  }

  override render() {
    return html`<form class="row" @submit=${(event: Event) => event.preventDefault()}>
        ${this.filterField()}
        <button type="button" @click=${() => this.load()}>${this.tell('listRefresh')}</button>
      </form>
      ${this.messages()}
      <div class="scroll" role="region" aria-label=${this.tell(this.name)} tabindex="0">
        <table role="table">
          <thead role="rowgroup">
            <tr role="row">
              ${this.columns.map((title) => html`<th role="columnheader" scope="col">${this.tell(title)}</th>`)}
            </tr>
          </thead>
          <tbody role="rowgroup">
            ${this.items.map((item) => html`<tr>${this.cells(item)}</tr>`)}
          </tbody>
        </table>
      </div>
      ${this.items.length || this.busy ? nothing : html`<p>${this.tell(this.nothingHere)}</p>`} ${this.moreButton()}`;
  }
}
