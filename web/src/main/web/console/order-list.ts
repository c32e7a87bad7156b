import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { Problem } from '../api/problem.js';
import { dateTime } from '../i18n/dates.js';
import { money } from '../subscription/money.js';
import { viewAddress } from './address.js';
import { fetchOrders, orderFile, type StaffOrder } from './calls.js';
import { fetchCatalog } from './catalog/calls.js';
import { stateName } from './list-element.js';
import { changeOrder, fetchAssignees, fetchDueOrders, searchOrders } from './orders/calls.js';
import { orderFilters, type Choices } from './orders/filters.js';
import { foldStyles } from './orders/fold-styles.js';
import { addressOf, countOf, readSelection, type OrderSelection } from './orders/selection.js';
import { TableElement } from './table-element.js';
import { tellCode, type ConsoleKey } from './words/index.js';

/** Whether somebody else changed the order since it was read. */
const isConflict = (error: unknown): boolean => error instanceof Problem && error.status === 412;

/** Subscription orders for the staff. */
export class OrderList extends TableElement<StaffOrder> {
  static override styles = [...TableElement.styles, foldStyles];

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
  @state() private selection = readSelection();
  /** Whether the fields of the filters are shown on a narrow screen. */
  @state() private filtering = false;
  @state() private choices: Choices = { assignees: [], publications: [] };

  override connectedCallback(): void {
    this.show(readSelection());
    super.connectedCallback();
    addEventListener('popstate', this.onHistory);
    void this.updateComplete.then(() => this.loadChoices());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('popstate', this.onHistory);
  }

  protected fetchPage(cursor: string | null) {
    if (this.selection.q) {
      return searchOrders(this.site, this.selection.q);
    }
    return this.filter === 'DUE' ? fetchDueOrders(this.site) : fetchOrders(this.site, this.selection, cursor);
  }

  /** The list goes on without what cannot be read for its fields. */
  private async loadChoices(): Promise<void> {
    const [assignees, publications] = await Promise.all([
      fetchAssignees(this.site).catch(() => []),
      fetchCatalog(this.site).then(
        ({ value }) => value.publications,
        () => [],
      ),
    ]);
    this.choices = { assignees, publications };
  }

  private show(selection: OrderSelection): void {
    this.filter = this.states.includes(selection.state) ? selection.state : '';
    this.selection = { ...selection, state: this.filter };
  }

  /** The page's address has what is chosen, so that the browser leads back to it. */
  private choose(change: Partial<OrderSelection>): void {
    history.pushState(null, '', addressOf({ ...this.selection, ...change } as OrderSelection));
    dispatchEvent(new PopStateEvent('popstate'));
  }

  private readonly onHistory = (): void => {
    const selection = readSelection();
    if (this.isConnected && addressOf(selection) !== addressOf(this.selection)) {
      this.show(selection);
      void this.load();
    }
  };

  protected override onState(state: string): void {
    this.choose({ state });
  }

  /** Whether the list is one that no other filter narrows. */
  private get whole(): boolean {
    return Boolean(this.selection.q) || this.filter === 'DUE';
  }

  /** What is searched stands before the states, which it sets aside. */
  protected override filterField(): TemplateResult {
    return html`<label class="filter"
        >${this.tell('ordersSearch')}
        <input name="q" type="search" maxlength="100" autocomplete="off" .value=${this.selection.q} @search=${this.onSearch} @change=${this.onSearch} />
      </label>
      ${this.filtersButton()}
      <div id="filters" class=${this.filtering ? 'open' : ''}>
        ${super.filterField()} ${this.dayField('from', 'ordersPlacedFrom')} ${this.dayField('to', 'ordersPlacedTo')}
        ${orderFilters(this, this.selection, this.choices, this.whole, (change) => this.choose(change))}
      </div>
      ${this.whole ? nothing : html`<a href=${orderFile(this.site, this.selection)} download>${this.tell('ordersExport')}</a>`}`;
  }

  /** Unfolds the filters where they do not stand beside the search, and says how many narrow the list. */
  private filtersButton(): TemplateResult {
    const count = countOf(this.selection);
    return html`<button
      type="button"
      class="plain fold"
      aria-expanded=${String(this.filtering)}
      aria-controls="filters"
      @click=${() => (this.filtering = !this.filtering)}
    >
      ${count ? this.tell('filtersOn', { count }) : this.tell('filters')} <span aria-hidden="true">${this.filtering ? '▴' : '▾'}</span>
    </button>`;
  }

  /** Those that wait and those that are found have no further pages. */
  protected override moreButton(): TemplateResult | typeof nothing {
    return this.cut
      ? html`<p class="soft">${this.tell(this.selection.q ? 'ordersMoreFound' : 'ordersMoreDue', { count: this.items.length })}</p>`
      : super.moreButton();
  }

  /** Day on which the orders were placed at the earliest, or at the latest. */
  private dayField(name: 'from' | 'to', title: ConsoleKey): TemplateResult {
    return html`<label class="filter"
      >${this.tell(title)}
      <input
        name=${name}
        type="date"
        min=${name === 'to' ? this.selection.from : ''}
        .value=${this.selection[name]}
        ?disabled=${this.whole}
        @change=${(event: Event) => this.choose({ [name]: (event.target as HTMLInputElement).value })}
      />
    </label>`;
  }

  private readonly onSearch = (event: Event): void => {
    const wanted = (event.target as HTMLInputElement).value.trim();
    if (wanted !== this.selection.q && wanted.length !== 1) {
      this.choose({ q: wanted });
    }
  };

  protected cells(order: StaffOrder): TemplateResult {
    const subscriber = order.staff?.subscriber;
    return html`<th scope="row"><a href=${viewAddress({ tab: 'orders', order: order.reference })}>${order.reference}</a></th>
      <td>${subscriber?.name ?? ''}<br /><span class="soft">${subscriber?.email ?? ''}</span></td>
      <td>${order.publication}<br /><span class="soft">${this.tell(order.issue ? 'ordersFromIssue' : 'ordersFrom', { plan: order.plan, day: order.startsOn })}</span></td>
      <td>${order.copies}</td>
      <td>${money(this.language, order.total, order.currency)}</td>
      <td>${this.stateWords(order.state)}${this.assignee(order)}</td>
      <td>${dateTime(this.language, order.placedAt)}</td>
      <td><div class="row">${(order.staff?.next ?? []).filter((state) => state !== 'PARTIALLY_REFUNDED').map((state) => this.step(order, state))}</div></td>`;
  }

  /** Who looks after it, where they are still of the staff. */
  private assignee({ staff }: StaffOrder): TemplateResult | typeof nothing {
    const found = this.choices.assignees.find(({ id }) => id === staff?.assignee);
    return found ? html`<br /><span class="soft" dir="auto">${found.name}</span>` : nothing;
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
