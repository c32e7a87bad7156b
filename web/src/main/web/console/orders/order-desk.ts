import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { SpeakingElement } from '../../style/element.js';
import { parameter, viewAddress } from '../address.js';
import type { OrderList } from '../order-list.js';
import { controls } from '../../style/controls.js';
import { tokens } from '../../style/tokens.js';
import { panelStyles } from '../settings/style/panels.js';
import { tellIn } from '../words/index.js';

const VIEWS = ['list', 'catalog', 'coupons', 'revenue'] as const;

/**
 * The orders of a site: the bank's statements that pay for them, the list, the page of the one that the address names,
 * what can be ordered, and for how much less, and what came in.
 */
export class OrderDesk extends SpeakingElement {
  static override styles = [tokens, controls, panelStyles];

  @property() site = '';
  @property() order = '';

  override render(): TemplateResult {
    if (this.order) {
      return html`<p><a href=${viewAddress({ tab: 'orders' })}>${tellIn(this.language)('orderBack')}</a></p>
        <order-page reference=${this.order}></order-page>`;
    }
    const shown = VIEWS.find((view) => view === parameter('view')) ?? VIEWS[0];
    return html`${this.views(shown)} ${this.content(shown)}`;
  }

  private views(shown: string): TemplateResult {
    const tell = tellIn(this.language);
    return html`<nav class="line views" aria-label=${tell('orderViews')}>
      ${VIEWS.map(
        (view) =>
          html`<a
            href=${viewAddress({ tab: 'orders', view: view === VIEWS[0] ? '' : view })}
            aria-current=${view === shown ? 'page' : 'false'}
            >${tell(`orderView_${view}`)}</a
          >`,
      )}
    </nav>`;
  }

  private content(view: (typeof VIEWS)[number]): TemplateResult {
    switch (view) {
      case 'list':
        return html`<bank-statement site=${this.site} @orders-changed=${this.refresh}></bank-statement>
          <delivery-list site=${this.site}></delivery-list>
          <order-list site=${this.site}></order-list>`;
      case 'catalog':
        return html`<catalog-editor site=${this.site}></catalog-editor>`;
      case 'coupons':
        return html`<coupon-list site=${this.site}></coupon-list>`;
      case 'revenue':
        return html`<order-revenue site=${this.site}></order-revenue>`;
    }
  }

  private readonly refresh = (): void => {
    void this.renderRoot.querySelector<OrderList>('order-list')?.load();
  };
}
