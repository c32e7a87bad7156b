import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { state } from 'lit/decorators.js';
import { servicePage } from '../api/base.js';
import { en } from '../i18n/en.js';
import { localeOf, type Key } from '../i18n/index.js';
import { openCheckout, renewOrder } from '../subscription/calls.js';
import { money } from '../subscription/money.js';
import { RENEWABLE } from '../subscription/placed-order.js';
import { receiptLines } from '../subscription/receipt.js';
import { subscriptionStyles } from '../subscription/styles.js';
import type { Receipt } from '../subscription/types.js';
import { AccountSection } from './account-section.js';
import { fetchOrders, type MyOrder } from './calls.js';

/** The reader's subscription orders. */
export class AccountOrders extends AccountSection {
  static override styles = [subscriptionStyles, ...AccountSection.styles];

  protected heading = 'orders' as const;
  /** Of the order that was just renewed. */
  @state() private receipt: Receipt | undefined;
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
            ${repeat(
              orders,
              (order) => order.reference,
              (order) => html`<li>${this.order(order)}</li>`,
            )}
          </ul>`
        : html`<p>${this.tell('noOrders')}</p>`}
      ${this.receipt
        ? html`<div class="thanks">${receiptLines(this.receipt, this.language, (key: Key) => this.say(key), this.pay)}</div>`
        : nothing}
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
      ${RENEWABLE.includes(order.state) && !order.upgrade
        ? html`<button type="button" aria-label=${this.tell('renewOf', { plan: `${order.publication}, ${order.plan}` })} aria-disabled=${this.busy} @click=${() => this.renew(order)}>
            ${this.tell('renew')}
          </button>`
        : nothing}
      <order-upgrade site=${this.site} .order=${order} @order-changed=${() => this.load()}></order-upgrade>
      <order-periods .order=${order} @order-changed=${() => this.load()}></order-periods>
      ${order.seats
        ? html`<order-seats reference=${order.reference} state=${order.state}></order-seats>`
        : nothing}`;
  }

  private renew({ reference }: MyOrder): void {
    void this.attempt(async () => {
      this.receipt = await renewOrder(reference, null);
      await this.load();
    }, this.tell('renewed'));
  }

  private readonly pay = (path: string): void =>
    void this.attempt(async () => {
      location.assign(await openCheckout(path));
    });
}
