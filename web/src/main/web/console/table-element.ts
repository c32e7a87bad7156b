import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { ListElement } from './list-element.js';

/** A list of the console as a table, with its state as the filter. */
export abstract class TableElement<T> extends ListElement<T> {
  /** What the table is called by those who do not see it. */
  protected abstract name: string;
  protected abstract columns: readonly string[];
  protected abstract nothingHere: string;

  /** The cells of one line. */
  protected abstract cells(item: T): TemplateResult;

  /** On a narrow screen each line is a block, and each cell has its column's title beside it. */
  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    for (const row of this.renderRoot.querySelectorAll<HTMLTableRowElement>('tbody tr')) {
      row.role = 'row';
      Array.from(row.cells).forEach((cell, column) => {
        cell.role = cell.tagName === 'TH' ? 'rowheader' : 'cell';
        cell.dataset['title'] = this.columns[column] ?? '';
        cell.toggleAttribute('data-empty', !cell.textContent?.trim());
      });
    }
  }

  override render() {
    return html`<form class="row" @submit=${(event: Event) => event.preventDefault()}>
        ${this.filterField('State')}
        <button type="button" @click=${() => this.load()}>Refresh</button>
      </form>
      ${this.messages()}
      <div class="scroll" role="region" aria-label=${this.name} tabindex="0">
        <table role="table">
          <thead role="rowgroup">
            <tr role="row">
              ${this.columns.map((title) => html`<th role="columnheader" scope="col">${title}</th>`)}
            </tr>
          </thead>
          <tbody role="rowgroup">
            ${this.items.map((item) => html`<tr>${this.cells(item)}</tr>`)}
          </tbody>
        </table>
      </div>
      ${this.items.length || this.busy ? nothing : html`<p>${this.nothingHere}</p>`} ${this.moreButton()}`;
  }
}
