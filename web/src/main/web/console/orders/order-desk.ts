import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { SpeakingElement } from '../../style/element.js';
import type { OrderList } from '../order-list.js';

/** The orders of a site: the bank's statements that pay for them, and the list. */
export class OrderDesk extends SpeakingElement {
  @property() site = '';

  override render(): TemplateResult {
    return html`<bank-statement site=${this.site} @orders-changed=${this.refresh}></bank-statement>
      <order-list site=${this.site}></order-list>`;
  }

  private readonly refresh = (): void => {
    void this.renderRoot.querySelector<OrderList>('order-list')?.load();
  };
}
