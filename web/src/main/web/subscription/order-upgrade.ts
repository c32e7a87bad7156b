import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { servicePage } from '../api/base.js';
import type { Key, Words } from '../i18n/index.js';
import { session } from '../session/session.js';
import { TypedWords } from '../session/typed-words.js';
import { controls } from '../style/controls.js';
import { RequestElement } from '../style/request-element.js';
import { tokens } from '../style/tokens.js';
import { fetchOffered, openCheckout } from './calls.js';
import { deliveryFields } from './delivery.js';
import { FormFields } from './form-fields.js';
import { money, pricesOf } from './money.js';
import type { Address, PeriodOrder } from './period-calls.js';
import { written } from './period-words.js';
import { receiptLines } from './receipt.js';
import { subscriptionStyles } from './styles.js';
import { isPosted, type Plan, type Publication, type Receipt } from './types.js';
import { placeUpgrade, quoteUpgrade, withdrawUpgrade, type Upgrade, type UpgradeQuote } from './upgrade-calls.js';
import { tellUpgrade, type UpgradeKey } from './upgrade-words.js';

const RUNNING = ['ACTIVE', 'PARTIALLY_REFUNDED'];

/** Another plan in place of an order that runs: which, for how much, and how it is paid; for its reader, and for staff. */
export class OrderUpgrade extends RequestElement {
  static override styles = [
    tokens,
    controls,
    subscriptionStyles,
    css`
      summary {
        min-height: 2rem;
        color: var(--accent);
        font-weight: 600;
        cursor: pointer;
      }

      form {
        max-width: 34rem;
      }

      .due {
        font-weight: 700;
      }

      p {
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property() site = '';
  @property({ attribute: false }) order: (PeriodOrder & { currency: string }) | undefined;
  @state() private publications: Publication[] | undefined;
  @state() private plan = '';
  @state() private country = '';
  @state() private quote: UpgradeQuote | undefined;
  @state() private receipt: Receipt | undefined;
  private readonly typed = new TypedWords(this);
  private asked: Upgrade | undefined;
  private key = '';

  override render() {
    const { order } = this;
    if (!order || (!RUNNING.includes(order.state) && !order.upgrade)) {
      return nothing;
    }
    return html`${order.upgrade ? this.upgraded(order, order.upgrade) : this.choice(order)}
      <p class=${this.message ? 'notice' : ''} role="status">${this.message}</p>
      <p class="error" role="alert">${this.error}</p>
      ${this.receipt ? receiptLines(this.receipt, this.language, (key: Key) => this.say(key), this.pay) : nothing}`;
  }

  private upgraded(order: PeriodOrder, reference: string): TemplateResult {
    if (!RUNNING.includes(order.state)) {
      return html`<p class="soft">${this.tell('ended', { reference })}</p>`;
    }
    const page = servicePage('/subscription', this.site, this.language);
    return html`<p>
        ${this.tell('waits', { reference })}
        <a href="${page}${page.includes('?') ? '&' : '?'}reference=${encodeURIComponent(reference)}">${this.tell('open')}</a>
      </p>
      <button type="button" class="plain" aria-disabled=${this.busy} @click=${this.onWithdraw}>${this.tell('takeBack')}</button>`;
  }

  private choice(order: PeriodOrder & { currency: string }): TemplateResult {
    return html`<details @toggle=${this.onToggle}>
      <summary>${this.tell('title')}</summary>
      <p class="hint">${this.tell('hint')}</p>
      ${this.publications ? this.form(order, this.publications) : nothing}
    </details>`;
  }

  private form(order: PeriodOrder & { currency: string }, publications: Publication[]): TemplateResult {
    const plans = publications.flatMap((publication) =>
      publication.plans
        .map((plan) => ({ plan, price: pricesOf(plan).find(([currency]) => currency === order.currency)?.[1] }))
        .filter(({ price }) => price !== undefined)
        .map(({ plan, price }): [Plan, string] => [plan, `${this.named(publication)}, ${this.named(plan)}: ${money(this.language, price!, order.currency)}`]),
    );
    if (!plans.length) {
      return html`<p>${this.tell('none')}</p>`;
    }
    const [first] = plans[0]!;
    const chosen = plans.find(([plan]) => plan.id === this.plan)?.[0] ?? first;
    const fields = new FormFields((key, words) => this.say(key, words), this.problem, {});
    return html`<form data-keep="upgrade.${order.reference}" @submit=${this.onPrice} @input=${this.onInput} aria-busy=${this.busy}>
      <div class="field">
        <label for="plan">${this.tell('plan')}</label>
        <select id="plan" name="plan">
          ${plans.map(([plan, title]) => html`<option value=${plan.id} ?selected=${plan === chosen}>${title}</option>`)}
        </select>
      </div>
      ${isPosted(chosen) && !order.delivery ? deliveryFields(fields, this.country, this.language, undefined) : nothing}
      ${this.quote ? this.bill(order, this.quote) : html`<button aria-disabled=${this.busy}>${this.tell('price')}</button>`}
    </form>`;
  }

  private bill(order: PeriodOrder, quote: UpgradeQuote): TemplateResult {
    const amount = (value: string | number): string => money(this.language, value, quote.currency);
    const rows: [string, string, string?][] = [
      ...(quote.copies > 1
        ? [[this.say('quoteCopies', { copies: quote.copies, unit: amount(quote.unit) }), amount(quote.subtotal)] as [string, string]]
        : []),
      ...(Number(quote.delivery ?? 0) > 0 ? [[this.say('quoteDelivery'), amount(quote.delivery!)] as [string, string]] : []),
      ...(Number(quote.tax) > 0 ? [[this.say('quoteTax'), amount(quote.tax)] as [string, string]] : []),
      [this.say('total'), amount(quote.total)],
      [this.tell('credit', { days: quote.daysLeft, reference: order.reference }), `−${amount(quote.credit)}`],
      [this.tell('due'), amount(quote.due), 'due'],
    ];
    return html`<dl class="bill">
        ${rows.map(
          ([title, value, mark]) =>
            html`<dt class=${mark ?? ''}>${title}</dt>
              <dd class=${mark ?? ''}>${value}</dd>`,
        )}
      </dl>
      <p class="hint">${this.tell('payUntil', { day: written(this.language, quote.payUntil) })}</p>
      <button type="button" class="main" aria-disabled=${this.busy} @click=${this.onOrder}>
        ${this.tell('order', { due: amount(quote.due) })}
      </button>`;
  }

  private named({ name, names }: Publication | Plan): string {
    return names?.[this.language] ?? name;
  }

  private readonly onToggle = (event: Event): void => {
    if ((event.target as HTMLDetailsElement).open && !this.publications) {
      void this.attempt(async () => {
        const { publications, country } = await fetchOffered(this.site);
        this.publications = publications;
        this.country = country;
      });
    }
  };

  /** What was asked about before is no longer what would be ordered. */
  private readonly onInput = (event: Event): void => {
    const data = new FormData(event.currentTarget as HTMLFormElement);
    this.plan = String(data.get('plan') ?? '');
    this.country = String(data.get('country') ?? this.country);
    this.quote = undefined;
  };

  private readonly onPrice = (event: Event): void => {
    event.preventDefault();
    const upgrade = upgradeOf(new FormData(event.target as HTMLFormElement));
    void this.attempt(async () => {
      this.quote = await quoteUpgrade(this.order!.reference, upgrade);
      this.asked = upgrade;
      this.key = crypto.randomUUID();
    });
  };

  private readonly onOrder = (): void => {
    const { asked, order } = this;
    if (asked && order) {
      void this.attempt(async () => {
        this.receipt = await placeUpgrade(order.reference, asked, this.key);
        this.renderRoot.querySelectorAll('form').forEach((form) => this.typed.drop(form));
        this.order = { ...order, upgrade: this.receipt.reference };
        this.quote = undefined;
        this.changed();
      }, this.tell('placed'));
    }
  };

  private readonly onWithdraw = (): void => {
    const { order } = this;
    if (order) {
      void this.attempt(async () => {
        await withdrawUpgrade(order.reference);
        this.order = { ...order, upgrade: null };
        this.receipt = undefined;
        this.changed();
      }, this.tell('takenBack'));
    }
  };

  private readonly pay = (path: string): void =>
    void this.attempt(async () => {
      location.assign(await openCheckout(path));
    });

  private changed(): void {
    this.dispatchEvent(new CustomEvent('order-changed', { bubbles: true, composed: true }));
  }

  protected override fail(error: unknown): void {
    if (!session.ended(error)) {
      super.fail(error);
    }
  }

  private tell(key: UpgradeKey, words?: Words): string {
    return tellUpgrade(this.language, key, words);
  }
}

/** What a form orders; fields that are left empty are no part of it. */
function upgradeOf(form: FormData): Upgrade {
  const value = (name: string): string => String(form.get(name) ?? '').trim();
  const given = (name: keyof Address) => (value(name) ? { [name]: value(name) } : {});
  return {
    plan: value('plan'),
    ...(value('address')
      ? {
          delivery: {
            address: value('address'),
            city: value('city'),
            ...given('recipient'),
            ...given('ward'),
            ...given('state'),
            ...given('postalCode'),
            ...given('country'),
          },
        }
      : {}),
  };
}
