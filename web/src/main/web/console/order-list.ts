import { html, nothing, type TemplateResult } from 'lit';
import { Problem } from '../api/problem.js';
import { dateTime } from '../i18n/dates.js';
import { money } from '../subscription/money.js';
import { viewAddress } from './address.js';
import { fetchOrders, orderFile, type OrderSelection, type StaffOrder } from './calls.js';
import { stateName } from './list-element.js';
import { changeOrder, fetchDueOrders, searchOrders } from './orders/calls.js';
import { TableElement } from './table-element.js';
import { tellCode, type ConsoleKey } from './words/index.js';

/** Whether somebody else changed the order since it was read. */
const isConflict = (error: unknown): boolean => error instanceof Problem && error.status === 412;

/** Subscription orders for the staff. */
export class OrderList extends TableElement<StaffOrder> {
  protected states = ['', 'DUE', 'SUBMITTED', 'CONFIRMED', 'PAID', 'ACTIVE', 'PARTIALLY_REFUNDED', 'EXPIRED', 'CANCELLED'];
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
  private wanted = '';
  private days = { from: '', to: '' };

  protected fetchPage(cursor: string | null) {
    if (this.wanted) {
      return searchOrders(this.site, this.wanted);
    }
    return this.filter === 'DUE' ? fetchDueOrders(this.site) : fetchOrders(this.site, this.selection(), cursor);
  }

  /** What is searched stands before the states, which it sets aside. */
  protected override filterField(): TemplateResult {
    return html`<label class="filter"
        >${this.tell('ordersSearch')}
        <input name="q" type="search" maxlength="100" autocomplete="off" .value=${this.wanted} @search=${this.onSearch} @change=${this.onSearch} />
      </label>
      ${super.filterField()} ${this.dayField('from', 'ordersPlacedFrom')} ${this.dayField('to', 'ordersPlacedTo')}
      ${this.wanted || this.filter === 'DUE' ? nothing : html`<a href=${orderFile(this.site, this.selection())} download>${this.tell('ordersExport')}</a>`}`;
  }

  /** Those that wait and those that are found have no further pages. */
  protected override moreButton(): TemplateResult | typeof nothing {
    return this.cut
      ? html`<p class="soft">${this.tell(this.wanted ? 'ordersMoreFound' : 'ordersMoreDue', { count: this.items.length })}</p>`
      : super.moreButton();
  }

  private selection(): OrderSelection {
    return { state: this.filter, ...this.days };
  }

  /** Day on which the orders were placed at the earliest, or at the latest. */
  private dayField(name: 'from' | 'to', title: ConsoleKey): TemplateResult {
    return html`<label class="filter"
      >${this.tell(title)}
      <input
        name=${name}
        type="date"
        min=${name === 'to' ? this.days.from : ''}
        .value=${this.days[name]}
        ?disabled=${Boolean(this.wanted) || this.filter === 'DUE'}
        @change=${(event: Event) => {
          this.days = { ...this.days, [name]: (event.target as HTMLInputElement).value };
          void this.load();
        }}
      />
    </label>`;
  }

  private readonly onSearch = (event: Event): void => {
    const wanted = (event.target as HTMLInputElement).value.trim();
    if (wanted !== this.wanted && wanted.length !== 1) {
      this.wanted = wanted;
      void this.load();
    }
  };

  protected cells(order: StaffOrder): TemplateResult {
    const subscriber = order.staff?.subscriber;
    return html`<th scope="row"><a href=${viewAddress({ tab: 'orders', order: order.reference })}>${order.reference}</a></th>
      <td>${subscriber?.name ?? ''}<br /><span class="soft">${subscriber?.email ?? ''}</span></td>
      <td>${order.publication}<br /><span class="soft">${this.tell(order.issue ? 'ordersFromIssue' : 'ordersFrom', { plan: order.plan, day: order.startsOn })}</span></td>
      <td>${order.copies}</td>
      <td>${money(this.language, order.total, order.currency)}</td>
      <td>${this.stateWords(order.state)}</td>
      <td>${dateTime(this.language, order.placedAt)}</td>
      <td><div class="row">${(order.staff?.next ?? []).filter((state) => state !== 'PARTIALLY_REFUNDED').map((state) => this.step(order, state))}</div></td>`;
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

  private async move({ reference, staff }: StaffOrder, state: string): Promise<void> {
    if (state === 'CANCELLED' && !confirm(this.tell('ordersCancelSure', { reference }))) {
      return;
    }
    const seen = staff?.version === undefined ? null : `"${staff.version}"`;
    const message = this.tell('ordersMoved', { reference, state: this.stateWords(state).toLowerCase() });
    await this.change(async () => {
      try {
        await changeOrder(reference, { state }, seen);
      } catch (error) {
        if (isConflict(error)) {
          await this.firstPage();
        }
        throw error;
      }
    }, message);
  }

  override explain(error: unknown): string {
    return isConflict(error) ? this.tell('orderConflict') : super.explain(error);
  }
}
