import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { serviceOrigin } from '../../api/base.js';
import { Problem } from '../../api/problem.js';
import { dateTime } from '../../i18n/dates.js';
import { localeOf } from '../../i18n/index.js';
import { WithSession } from '../../session/with-session.js';
import { countryName } from '../../subscription/countries.js';
import { money } from '../../subscription/money.js';
import type { Address } from '../../subscription/period-calls.js';
import type { CreditNote } from '../../subscription/types.js';
import { controls } from '../../style/controls.js';
import { RequestElement } from '../../style/request-element.js';
import { tokens } from '../../style/tokens.js';
import type { OrderConsent, StaffOrder } from '../calls.js';
import { stateName } from '../list-element.js';
import { readerStyles } from '../readers/styles.js';
import { tellCode, tellIn, type ConsoleKey, type Tell } from '../words/index.js';
import { assigning } from './assigning.js';
import { changeOrder, fetchAssignees, fetchOrder, type Assignee, type OrderChange } from './calls.js';
import { orderStyles } from './styles.js';

const REFUND = 'PARTIALLY_REFUNDED';
const FINAL = 'CANCELLED';

/** One order as the staff sees it: who, what and where to, the next step, notes, and the history. */
export class OrderPage extends RequestElement {
  static override styles = [tokens, controls, readerStyles, orderStyles];

  @property() reference = '';
  @state() private order: StaffOrder | undefined;
  @state() private assignees: Assignee[] = [];
  private tag: string | null = null;
  tell: Tell = tellIn('en');
  private readonly session = new WithSession(this);

  override connectedCallback(): void {
    super.connectedCallback();
    this.tell = tellIn(this.language);
  }

  override updated(changed: PropertyValues): void {
    if (changed.has('reference')) {
      void this.attempt(() => this.load());
    }
  }

  override render(): TemplateResult {
    const { order } = this;
    return html`<header>
        <h3>${this.reference}</h3>
        ${order ? html`<span class="kind">${this.stateWords(order.state)}</span>` : nothing}
      </header>
      <p role="status">${this.busy ? this.tell('listWorking') : this.message}</p>
      <p class="error" role="alert">${this.error}</p>
      ${order
        ? html`<div class="columns">
            <div>
              ${this.facts(order)}
              <order-upgrade site=${order.staff?.site ?? ''} .order=${order} @order-changed=${this.onPeriod}></order-upgrade>
              <order-periods .order=${order} .tag=${this.tag} @order-changed=${this.onPeriod}></order-periods>
              ${order.seats
                ? html`<order-seats staff reference=${order.reference} state=${order.state} @seats-changed=${this.onPeriod}></order-seats>`
                : nothing}
              ${this.history(order)}
            </div>
            <div>${this.work(order)}</div>
          </div>`
        : nothing}`;
  }

  private facts(order: StaffOrder): TemplateResult {
    const { delivery, endsOn } = order;
    const { subscriber, company, gift, payment, refunded, coupon, consents } = order.staff ?? {};
    const total = money(this.language, order.total, order.currency);
    return html`<dl class="facts">
      ${this.fact('orderWhat', [
        this.tell('orderTerm', {
          copies: order.copies,
          plan: `${order.publication}, ${order.plan}`,
          from: this.day(order.startsOn),
          until: this.day(endsOn),
        }),
        order.issue ? this.tell('orderIssue', { day: this.day(order.issue) }) : null,
        total,
        order.credit
          ? this.tell('orderCredit', {
              amount: money(this.language, order.credit.amount, order.currency),
              order: order.credit.order,
              due: money(this.language, order.due ?? order.total, order.currency),
            })
          : null,
        payment ? this.tell('orderPaidBy', { transaction: payment.transaction, day: this.day(payment.on) }) : null,
        refunded ? this.tell('orderRefunded', { amount: money(this.language, refunded, order.currency), total }) : null,
        coupon ? this.tell('orderCoupon', { coupon }) : null,
      ])}
      ${this.fact('orderSubscriber', [subscriber?.name, subscriber?.email, subscriber?.phone])}
      ${this.fact('orderDelivery', delivery ? lines(delivery, localeOf(this.language)) : [this.tell('orderNoDelivery')])}
      ${company ? this.fact('orderCompany', [company.name, company.taxCode, company.address]) : nothing}
      ${gift ? this.fact('orderGift', [gift.recipientName, gift.recipientEmail, gift.message, gift.notifyOn ? this.tell('orderGiftOn', { day: this.day(gift.notifyOn) }) : null]) : nothing}
      ${consents?.length ? this.fact('orderConsents', consents.map((consent) => this.consent(consent))) : nothing}
      ${order.invoice
        ? html`<dt>${this.tell('orderInvoice')}</dt>
            <dd><a href=${serviceOrigin + order.invoice} target="_blank" rel="noopener">${this.tell('orderInvoice')}</a></dd>`
        : nothing}
      ${order.creditNotes?.length
        ? html`<dt>${this.tell('orderCreditNotes')}</dt>
            <dd>${order.creditNotes.map((note) => this.creditNote(note, order.currency))}</dd>`
        : nothing}
    </dl>`;
  }

  private consent({ to, at, wording, version }: OrderConsent): string {
    return this.tell('orderConsent', { words: wording ?? to, version: version ?? '', when: dateTime(this.language, at) });
  }

  private creditNote({ amount, at, file }: CreditNote, currency: string): TemplateResult {
    return html`<a class="block" href=${serviceOrigin + file} target="_blank" rel="noopener"
      >${money(this.language, amount, currency)}, ${dateTime(this.language, at)}</a
    >`;
  }

  private fact(title: ConsoleKey, texts: (string | null | undefined)[]): TemplateResult {
    return html`<dt>${this.tell(title)}</dt>
      <dd>${texts.filter(Boolean).map((text) => html`<span class="block" dir="auto">${text}</span>`)}</dd>`;
  }

  private history({ staff, currency }: StaffOrder): TemplateResult {
    const name = (by: string): string =>
      by === 'subscriber' ? this.tell('orderBySubscriber') : by === 'system' ? this.tell('orderBySystem') : (staff?.names?.[by] ?? this.tell('orderBySomeone'));
    const steps = staff?.history ?? [];
    return html`<section aria-labelledby="history">
      <h4 id="history">${this.tell('orderHistory')}</h4>
      <ul>
        ${steps
          .map((step, index) => ({ ...step, noted: !step.refund && steps[index - 1]?.state === step.state }))
          .reverse()
          .map(
            (step) =>
              html`<li>
                <p class="meta">
                  <span class="kind">${step.period ? tellCode(this.tell, 'orderPeriod_', step.period) : step.noted ? this.tell('orderNoted') : this.stateWords(step.state)}</span>
                  <span class="soft">${this.tell('orderBy', { when: dateTime(this.language, step.at), by: name(step.by) })}</span>
                </p>
                ${step.refund ? html`<p class="text">${money(this.language, step.refund, currency)}</p>` : nothing}
                ${step.note ? html`<p class="text" dir="auto">${step.period?.startsWith('UPGRADE') === false ? this.days(step.note) : step.note}</p>` : nothing}
              </li>`,
          )}
      </ul>
    </section>`;
  }

  private work(order: StaffOrder): TemplateResult {
    const { next = [], assignee, names } = order.staff ?? {};
    const mine = assignee != null && assignee === this.session.reader?.id;
    return html`<section aria-labelledby="steps">
        <h4 id="steps">${this.tell('orderSteps')}</h4>
        ${next.length ? nothing : html`<p class="soft">${this.tell('orderOver')}</p>`}
        <div class="row">
          ${next
            .filter((state) => state !== REFUND)
            .map(
              (state) =>
                html`<button
                  type="button"
                  class=${state === FINAL ? '' : 'main'}
                  ?disabled=${this.busy}
                  @click=${() => this.move(state)}
                >
                  ${tellCode(this.tell, 'ordersStep_', state)}
                </button>`,
            )}
        </div>
        ${next.includes(REFUND)
          ? html`<details>
              <summary>${this.tell('orderRefundTitle')}</summary>
              <form @submit=${this.onRefund}>
                <label
                  >${this.tell('orderRefund', { currency: order.currency })}
                  <input name="refund" required inputmode="decimal" pattern="[0-9]{1,15}([.,][0-9]{1,2})?" autocomplete="off"
                /></label>
                <button ?disabled=${this.busy}>${this.tell('orderRefundDo')}</button>
              </form>
            </details>`
          : nothing}
      </section>
      <section>
        <p>${assignee ? this.tell('orderAssignee', { name: names?.[assignee] ?? this.tell('orderBySomeone') }) : this.tell('orderNobody')}</p>
        <div class="row">
          <button type="button" ?disabled=${this.busy} @click=${() => this.change({ assigned: !mine })}>
            ${this.tell(mine ? 'orderLeave' : 'orderTake')}
          </button>
          ${assigning(this, order.staff ?? {}, this.assignees, this.busy, (change) => void this.change(change))}
        </div>
      </section>
      <section>
        <form @submit=${this.onNote}>
          <label>${this.tell('orderNote')} <input name="note" required maxlength="300" autocomplete="off" /></label>
          <button ?disabled=${this.busy}>${this.tell('orderNoteDo')}</button>
        </form>
      </section>`;
  }

  private stateWords(state: string): string {
    const words = tellCode(this.tell, 'listState_', state);
    return words === `listState_${state}` || words === state ? stateName(state) : words;
  }

  private day(iso: string | undefined): string {
    return iso ? new Date(`${iso}T00:00:00Z`).toLocaleDateString(localeOf(this.language), { dateStyle: 'medium', timeZone: 'UTC' }) : '';
  }

  /** Days as the history holds them, `2027-08-01/2027-08-14`; without the last one they are for good. */
  private days(interval: string): string {
    const [from, to] = interval.split('/');
    return to ? `${this.day(from)} – ${this.day(to)}` : this.tell('orderFrom', { day: this.day(from) });
  }

  private readonly onPeriod = (): void => {
    void this.attempt(() => this.load());
  };

  private async load(): Promise<void> {
    const { body, etag } = await fetchOrder(this.reference);
    this.order = body;
    this.tag = etag;
    const site = body.staff?.site;
    if (site && !this.assignees.length) {
      // Without them the order can still be taken over.
      this.assignees = await fetchAssignees(site).catch(() => []);
    }
  }

  protected override fail(error: unknown): void {
    const status = error instanceof Problem ? error.status : 0;
    this.error = status === 404 ? this.tell('orderUnknown') : status === 412 ? this.tell('orderConflict') : this.explain(error);
    if (status === 412) {
      void this.load().catch(() => undefined);
    }
  }

  private change(change: OrderChange): Promise<boolean> {
    return this.attempt(async () => {
      const { body, etag } = await changeOrder(this.reference, change, this.tag);
      this.order = body;
      this.tag = etag;
      this.message = this.tell('orderSaved');
    });
  }

  private move(state: string): void {
    if (state !== FINAL || confirm(this.tell('ordersCancelSure', { reference: this.reference }))) {
      void this.change({ state });
    }
  }

  private async send(event: Event, change: (form: FormData) => OrderChange): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    if (await this.change(change(new FormData(form)))) {
      form.reset();
    }
  }

  private readonly onNote = (event: Event): Promise<void> =>
    this.send(event, (form) => ({ note: String(form.get('note') ?? '').trim() }));

  private readonly onRefund = (event: Event): Promise<void> =>
    this.send(event, (form) => ({ state: REFUND, refund: Number(String(form.get('refund')).replace(',', '.')) }));
}

/** An address as it stands on an envelope. */
const lines = (address: Address, language: string): (string | null | undefined)[] => [
  address.recipient,
  address.address,
  [address.ward, address.district].filter(Boolean).join(', '),
  [address.postalCode, address.city].filter(Boolean).join(' '),
  address.state,
  countryName(language, address.country),
  address.note,
];
