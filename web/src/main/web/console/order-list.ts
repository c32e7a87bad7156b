import { html, type TemplateResult } from 'lit';
import { dateTime } from '../i18n/dates.js';
import { money } from '../subscription/money.js';
import { fetchOrders, moveOrder, type StaffOrder } from './calls.js';
import { stateName } from './list-element.js';
import { TableElement } from './table-element.js';

const STEPS: Record<string, string> = {
  CONFIRMED: 'Confirm',
  PAID: 'Mark as paid',
  ACTIVE: 'Activate',
  EXPIRED: 'Expire',
  CANCELLED: 'Cancel',
};

/** Subscription orders for the staff. */
export class OrderList extends TableElement<StaffOrder> {
  protected states = ['', 'SUBMITTED', 'CONFIRMED', 'PAID', 'ACTIVE', 'EXPIRED', 'CANCELLED'];
  protected name = 'Subscription orders';
  protected columns = ['Reference', 'Subscriber', 'Plan', 'Copies', 'Total', 'State', 'Ordered', 'Next step'];
  protected nothingHere = 'No orders here.';

  protected fetchPage(cursor: string | null) {
    return fetchOrders(this.site, this.filter, cursor);
  }

  protected cells(order: StaffOrder): TemplateResult {
    const subscriber = order.staff?.subscriber;
    return html`<th scope="row">${order.reference}</th>
      <td>${subscriber?.name ?? ''}<br /><span class="soft">${subscriber?.email ?? ''}</span></td>
      <td>${order.publication}<br /><span class="soft">${order.plan}, from ${order.startsOn}</span></td>
      <td>${order.copies}</td>
      <td>${money('en', order.total, order.currency)}</td>
      <td>${stateName(order.state)}</td>
      <td>${dateTime('en', order.placedAt)}</td>
      <td><div class="row">${(order.staff?.next ?? []).map((state) => this.step(order, state))}</div></td>`;
  }

  private step(order: StaffOrder, state: string): TemplateResult {
    const name = STEPS[state] ?? state;
    return html`<button
      type="button"
      aria-label="${name}: order ${order.reference}"
      ?disabled=${this.busy}
      @click=${() => this.move(order, state)}
    >
      ${name}
    </button>`;
  }

  private move(order: StaffOrder, state: string): Promise<void> {
    return this.change(() => moveOrder(order.reference, state), `Order ${order.reference} is now ${stateName(state).toLowerCase()}.`);
  }
}
