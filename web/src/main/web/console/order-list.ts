import { html, nothing, type TemplateResult } from 'lit';
import { dateTime } from '../i18n/dates.js';
import { money } from '../subscription/money.js';
import { fetchOrders, moveOrder, type StaffOrder } from './calls.js';
import { ListElement } from './list-element.js';

const STEPS: Record<string, string> = {
  CONFIRMED: 'Confirm',
  PAID: 'Mark as paid',
  ACTIVE: 'Activate',
  EXPIRED: 'Expire',
  CANCELLED: 'Cancel',
};

/** Subscription orders for the staff. */
export class OrderList extends ListElement<StaffOrder> {
  protected states = ['', 'SUBMITTED', 'CONFIRMED', 'PAID', 'ACTIVE', 'EXPIRED', 'CANCELLED'];

  protected fetchPage(cursor: string | null) {
    return fetchOrders(this.site, this.filter, cursor);
  }

  override render() {
    return html`<form class="row" @submit=${(event: Event) => event.preventDefault()}>
        ${this.filterField('State')}
        <button type="button" @click=${() => this.load()}>Refresh</button>
      </form>
      ${this.messages()}
      <div class="scroll" role="region" aria-label="Subscription orders" tabindex="0">
        <table>
          <thead>
            <tr>
              ${['Reference', 'Subscriber', 'Plan', 'Copies', 'Total', 'State', 'Ordered', 'Next step'].map(
                (title) => html`<th scope="col">${title}</th>`,
              )}
            </tr>
          </thead>
          <tbody>
            ${this.items.map((order) => this.row(order))}
          </tbody>
        </table>
      </div>
      ${this.items.length || this.busy ? nothing : html`<p>No orders here.</p>`} ${this.moreButton()}`;
  }

  private row(order: StaffOrder): TemplateResult {
    const subscriber = order.staff?.subscriber;
    return html`<tr>
      <th scope="row">${order.reference}</th>
      <td>${subscriber?.name ?? ''}<br /><span class="soft">${subscriber?.email ?? ''}</span></td>
      <td>${order.publication}<br /><span class="soft">${order.plan}, from ${order.startsOn}</span></td>
      <td>${order.copies}</td>
      <td>${money('en', order.total, order.currency)}</td>
      <td>${order.state}</td>
      <td>${dateTime('en', order.placedAt)}</td>
      <td>
        <div class="row">
          ${(order.staff?.next ?? []).map(
            (state) =>
              html`<button
                type="button"
                aria-label="${STEPS[state] ?? state}: order ${order.reference}"
                ?disabled=${this.busy}
                @click=${() => this.move(order, state)}
              >
                ${STEPS[state] ?? state}
              </button>`,
          )}
        </div>
      </td>
    </tr>`;
  }

  private move(order: StaffOrder, state: string): Promise<void> {
    return this.attempt(async () => {
      await moveOrder(order.reference, state);
      const page = await this.fetchPage(null);
      this.items = page.items;
      this.message = `Order ${order.reference} is now ${state}.`;
    });
  }
}
