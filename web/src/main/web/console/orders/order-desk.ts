import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { SpeakingElement } from '../../style/element.js';
import { viewAddress } from '../address.js';
import type { OrderList } from '../order-list.js';
import { controls } from '../../style/controls.js';
import { tokens } from '../../style/tokens.js';
import { tellIn } from '../words/index.js';

/** The orders of a site: the bank's statements that pay for them, the list, and the page of the one that the address names. */
export class OrderDesk extends SpeakingElement {
  static override styles = [tokens, controls];

  @property() site = '';
  @property() order = '';

  override render(): TemplateResult {
    if (this.order) {
      return html`<p><a href=${viewAddress({ tab: 'orders' })}>${tellIn(this.language)('orderBack')}</a></p>
        <order-page reference=${this.order}></order-page>`;
    }
    return html`<bank-statement site=${this.site} @orders-changed=${this.refresh}></bank-statement>
      <delivery-list site=${this.site}></delivery-list>
      <order-list site=${this.site}></order-list>`;
  }

  private readonly refresh = (): void => {
    void this.renderRoot.querySelector<OrderList>('order-list')?.load();
  };
}
