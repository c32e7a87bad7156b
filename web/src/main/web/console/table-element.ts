import { html, nothing, type TemplateResult } from 'lit';
import { ListElement } from './list-element.js';

/** A list of the console as a table, with its state as the filter. */
export abstract class TableElement<T> extends ListElement<T> {
  /** What the table is called by those who do not see it. */
  protected abstract name: string;
  protected abstract columns: readonly string[];
  protected abstract nothingHere: string;

  /** The cells of one line. */
  protected abstract cells(item: T): TemplateResult;

  override render() {
    return html`<form class="row" @submit=${(event: Event) => event.preventDefault()}>
        ${this.filterField('State')}
        <button type="button" @click=${() => this.load()}>Refresh</button>
      </form>
      ${this.messages()}
      <div class="scroll" role="region" aria-label=${this.name} tabindex="0">
        <table>
          <thead>
            <tr>
              ${this.columns.map((title) => html`<th scope="col">${title}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${this.items.map((item) => html`<tr>${this.cells(item)}</tr>`)}
          </tbody>
        </table>
      </div>
      ${this.items.length || this.busy ? nothing : html`<p>${this.nothingHere}</p>`} ${this.moreButton()}`;
  }
}
