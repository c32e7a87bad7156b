import { html, type TemplateResult } from 'lit';
import { dateTime } from '../i18n/dates.js';
import { money } from '../subscription/money.js';
import { fetchOrders, moveOrder, type StaffOrder } from './calls.js';
import { stateName } from './list-element.js';
import { TableElement } from './table-element.js';
import { tellCode, type ConsoleKey } from './words/index.js';

/** Subscription orders for the staff. */
export class OrderList extends TableElement<StaffOrder> {
  protected states = ['', 'SUBMITTED', 'CONFIRMED', 'PAID', 'ACTIVE', 'EXPIRED', 'CANCELLED'];
  protected name = 'tabOrders' as const;
  protected columns = [
    'ordersReference',
    'ordersSubscriber',
    'ordersPlan',
    'ordersCopies',
    'ordersTotal',
    'listState',
    'ordersOrdered',
    'ordersNext',
  ] satisfies ConsoleKey[];
  protected nothingHere = 'ordersNone' as const;

  protected fetchPage(cursor: string | null) {
    return fetchOrders(this.site, this.filter, cursor);
  }

  protected cells(order: StaffOrder): TemplateResult {
    const subscriber = order.staff?.subscriber;
    return html`<th scope="row">${order.reference}</th>
      <td>${subscriber?.name ?? ''}<br /><span class="soft">${subscriber?.email ?? ''}</span></td>
      <td>${order.publication}<br /><span class="soft">${this.tell('ordersFrom', { plan: order.plan, day: order.startsOn })}</span></td>
      <td>${order.copies}</td>
      <td>${money(this.language, order.total, order.currency)}</td>
      <td>${this.stateWords(order.state)}</td>
      <td>${dateTime(this.language, order.placedAt)}</td>
      <td><div class="row">${(order.staff?.next ?? []).map((state) => this.step(order, state))}</div></td>`;
  }

  private step(order: StaffOrder, state: string): TemplateResult {
    const known = tellCode(this.tell, 'ordersStep_', state);
    const name = known === state ? stateName(state) : known;
    return html`<button
      type="button"
      aria-label=${this.tell('ordersStep', { step: name, reference: order.reference })}
      ?disabled=${this.busy}
      @click=${() => this.move(order, state)}
    >
      ${name}
    </button>`;
  }

  private move(order: StaffOrder, state: string): Promise<void> {
    const message = this.tell('ordersMoved', { reference: order.reference, state: this.stateWords(state).toLowerCase() });
    return this.change(() => moveOrder(order.reference, state), message);
  }
}
