import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { servicePage } from '../api/base.js';
import { en } from '../i18n/en.js';
import { localeOf, type Key } from '../i18n/index.js';
import { money } from '../subscription/money.js';
import { AccountSection } from './account-section.js';
import { fetchOrders, type MyOrder } from './calls.js';

/** The reader's subscription orders. */
export class AccountOrders extends AccountSection {
  protected heading = 'orders' as const;
  @state() private orders: MyOrder[] | undefined;

  protected override async load(): Promise<void> {
    this.orders = await fetchOrders();
  }

  protected body() {
    const { orders } = this;
    if (!orders) {
      return html``;
    }
    return html`${orders.length
        ? html`<ul>
            ${orders.map((order) => html`<li>${this.order(order)}</li>`)}
          </ul>`
        : html`<p>${this.tell('noOrders')}</p>`}
      <p><a href=${servicePage('/subscription', this.site, this.language)}>${this.tell('orderMore')}</a></p>`;
  }

  private order(order: MyOrder) {
    const state = `order${order.state}`;
    const date = new Date(`${order.startsOn}T00:00:00Z`).toLocaleDateString(localeOf(this.language), { dateStyle: 'long', timeZone: 'UTC' });
    const page = servicePage('/subscription', this.site, this.language);
    return html`<span
        ><a href="${page}${page.includes('?') ? '&' : '?'}reference=${encodeURIComponent(order.reference)}"
          ><strong>${order.publication}</strong>, ${order.plan}</a
        >
        <span class="soft">${this.tell('orderAt', { date })} · ${order.reference}</span></span
      >
      <span>${money(this.language, order.total, order.currency)}</span>
      <span>${state in en ? this.say(state as Key) : order.state}</span>
      <order-periods .order=${order} @order-changed=${() => this.load()}></order-periods>
      ${order.seats
        ? html`<order-seats reference=${order.reference} state=${order.state}></order-seats>`
        : nothing}`;
  }
}
