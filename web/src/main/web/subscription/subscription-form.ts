import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { Attempt } from '../api/attempt.js';
import { consentBoxes, consentsOf, type Conditions } from '../consent/consent-boxes.js';
import type { Key, Words } from '../i18n/index.js';
import { WithSession } from '../session/with-session.js';
import { NewsletterBoxes } from '../newsletter/newsletter-boxes.js';
import { boxStyles } from '../newsletter/styles.js';
import { controls } from '../style/controls.js';
import { RequestElement } from '../style/request-element.js';
import { tokens } from '../style/tokens.js';
import { fetchOffered, fetchOrder, openCheckout, placeOrder, renewOrder } from './calls.js';
import { planChoice, publicationChoice } from './choices.js';
import { amountFields, currencyField, subscriberFields } from './basic-fields.js';
import { deliveryFields, hasState } from './delivery.js';
import { dropFilled, filledBefore, keepFilled, type Filled } from './filled.js';
import { firstWrong, FormFields } from './form-fields.js';
import { money, priceIn, times } from './money.js';
import { optionFields, type Options } from './options.js';
import { orderOf } from './order-of.js';
import { orderOfAddress, placedOrder } from './placed-order.js';
import { quoteLines, Quotes } from './quotes.js';
import { subscriptionStyles } from './styles.js';
import { thanks } from './thanks.js';
import { isPosted, type PlacedOrder, type Plan, type Publication, type Receipt } from './types.js';

const MOST_COPIES = 100;

/** Orders a subscription and shows the reference; for who comes by the link of an order's mail, where the order stands. */
export class SubscriptionForm extends RequestElement {
  static override styles = [tokens, controls, boxStyles, subscriptionStyles];

  @property() site = '';
  /** Address of the terms of use, which have to be agreed to; the site's own where the page names none. */
  @property() terms = '';
  /** Address of the privacy notice, which has to be read, likewise. */
  @property() privacy = '';

  @state() private publications: Publication[] = [];
  @state() private loading: 'loading' | 'ready' | 'failed' = 'loading';
  @state() private publication: Publication | undefined;
  @state() private plan: Plan | undefined;
  @state() private copies = 1;
  /** Of the price; the plan's own where it has no other. */
  @state() private currency = '';
  /** Day of the issue that it begins with; empty where it begins on a day alone. */
  @state() private issue = '';
  @state() private options: Options = { forCompany: false, isGift: false };
  /** That the site's forms begin with. */
  private home = '';
  private ofSite: Conditions = { terms: '', privacy: '' };
  @state() private country = '';
  @state() private area = '';
  @state() private region = '';
  @state() private receipt: Receipt | undefined;
  @state() private placed: PlacedOrder | undefined;
  @state() private missing = false;
  /** Why newsletters of the order are missing. */
  @state() private notSent = '';

  private readonly spoken = (key: Key, words?: Words): string => this.say(key, words);
  private readonly attempts = new Attempt();
  private readonly reader = new WithSession(this);
  private readonly quotes = new Quotes(this);
  private readonly newsletters = new NewsletterBoxes(this);
  /** What the form had before the page was loaded again. */
  private filled: Filled = {};
  @state() private coupon = '';

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('site') && this.site) {
      void this.load();
    }
    if (this.plan && this.copies > 0 && this.copies <= (this.plan.maxCopies ?? MOST_COPIES)) {
      const coupon = this.coupon ? { coupon: this.coupon } : {};
      const state = hasState(this.country) ? { state: this.region } : {};
      const to = isPosted(this.plan) ? { country: this.country, area: this.area, ...state } : {};
      const [currency] = priceIn(this.plan, this.currency);
      this.quotes.ask(this.site, { plan: this.plan.id, copies: this.copies, currency, ...coupon, ...to });
    }
  }

  override render() {
    if (this.receipt) {
      return html`${thanks(
        this.receipt,
        this.language,
        this.spoken,
        () => (this.receipt = undefined),
        this.pay,
      )}<p class="error" role="alert">${this.error || this.notSent}</p>`;
    }
    if (this.placed) {
      return html`${placedOrder(
        this.placed,
        this.language,
        this.spoken,
        () => (this.placed = undefined),
        this.renew,
        this.pay,
      )}<p class="error" role="alert">${this.error}</p>`;
    }
    if (this.loading === 'failed') {
      return html`<p role="alert">${this.say('subscriptionUnavailable')}</p>
        <button type="button" @click=${this.load}>${this.say('tryAgain')}</button>`;
    }
    if (this.loading === 'loading') {
      return html`<p class="soft" aria-busy="true">${this.say('loading')}</p>`;
    }
    const fields = new FormFields(this.spoken, this.problem, this.filled);
    return html`<form @submit=${this.onSubmit} @input=${this.onInput} aria-busy=${this.busy}>
      ${this.missing ? html`<p class="error" role="alert">${this.say('orderUnknown')}</p>` : nothing}
      ${publicationChoice(this.publications, this.publication, this.language, this.spoken, (one) => this.choose(one))}
      ${planChoice(this.publications, this.publication, this.plan, this.language, this.spoken, (one) => (this.plan = one))} <div @input=${this.onAmount}>${currencyField(fields, this.plan, this.currency, this.language)} ${amountFields(fields, this.plan?.maxCopies ?? MOST_COPIES, this.publication?.nextIssues ?? [], this.issue, this.language)}</div>
      ${subscriberFields(fields, this.reader.reader)}
      ${isPosted(this.plan)
        ? html`<div @input=${this.onDelivery}>${deliveryFields(fields, this.country, this.language, this.refusedCountry())}</div>`
        : nothing}
      ${optionFields(
        fields,
        this.options,
        (chosen) => (this.options = { ...this.options, ...chosen }),
        !this.plan?.seats,
        html`<div @input=${this.onCoupon}>${fields.field('coupon', 'coupon', { maxlength: 32, ...this.couponError() })}</div>`,
        this.filled['companyCountry'] ?? this.home,
        this.language,
      )}
      ${this.closing()}
    </form>`;
  }

  private closing(): TemplateResult {
    return html`${this.newsletters.render(this.site, this.say('newslettersOffer'))}
      <div class="closing">
      ${quoteLines(this.quotes.quote, this.copies, this.language, this.spoken)}
      <p class="total">
        ${this.say('total')}
        <output name="total" aria-live="polite">${this.total()}</output>
      </p>
      ${this.quotes.quote ? nothing : html`<p class="hint">${this.say('totalHint')}</p>`}
      ${consentBoxes(this.conditions, this.spoken)}
      <p class="error" role="alert">${this.error}</p>
      <button class="main" aria-disabled=${this.busy}>
        ${this.busy ? this.say('sending') : this.say('subscribe')}
      </button>
    </div>`;
  }

  private get conditions(): Conditions {
    return { terms: this.terms || this.ofSite.terms, privacy: this.privacy || this.ofSite.privacy };
  }

  private choose(publication: Publication): void {
    this.publication = publication;
    this.plan = publication.plans[0];
    this.issue = publication.nextIssues?.[0] ?? '';
  }

  private onAmount(event: Event): void {
    const input = event.target as HTMLInputElement;
    if (input.name === 'copies') {
      this.copies = Math.max(0, Math.trunc(Number(input.value)) || 0);
    } else if (input.name === 'currency') {
      this.currency = input.value;
    } else if (input.name === 'issue') {
      this.issue = input.value;
    }
  }

  private readonly onDelivery = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    if (input.name === 'country') {
      this.country = input.value;
    } else if (input.name === 'city') {
      this.area = input.value.trim();
    } else if (input.name === 'state') {
      this.region = input.value.trim();
    }
  };

  /** Where nothing is brought is said before the order is sent. */
  private refusedCountry(): string | undefined {
    return this.quotes.problem?.errors.some((error) => error.pointer === '/country') ? this.say('notDelivered') : undefined;
  }

  private readonly onCoupon = (event: Event): void => {
    const typed = (event.target as HTMLInputElement).value.trim();
    this.coupon = /^[A-Za-z0-9-]{1,32}$/.test(typed) ? typed : '';
  };

  /** A coupon that does not count says why before the order is sent. */
  private couponError(): { error?: string } {
    const state = this.quotes.quote?.coupon;
    return state && state !== 'VALID' ? { error: this.say(`coupon${state}`) } : {};
  }

  private total(): string {
    const { quote } = this.quotes;
    if (quote) {
      return money(this.language, quote.total, quote.currency);
    }
    if (!this.plan) {
      return '';
    }
    const [currency, price] = priceIn(this.plan, this.currency);
    return money(this.language, times(price, this.copies), currency);
  }

  private readonly load = async (): Promise<void> => {
    this.loading = 'loading';
    await this.find();
    try {
      const { publications, country, conditions } = await fetchOffered(this.site);
      this.ofSite = conditions;
      this.publications = publications;
      this.home = this.country = country;
      this.restore();
      this.loading = this.publications.length ? 'ready' : 'failed';
    } catch {
      this.loading = 'failed';
    }
  };

  /** Chooses what was chosen before the page was loaded again, else the first plan. */
  private restore(): void {
    const before = (this.filled = filledBefore(this.site));
    const first = this.publications[0];
    const publication = this.publications.find((one) => one.plans.some((plan) => plan.id === before['plan'])) ?? first;
    if (publication) {
      this.choose(publication);
      this.plan = publication.plans.find((plan) => plan.id === before['plan']) ?? publication.plans[0];
      const issues = publication.nextIssues ?? [];
      this.issue = before['startsOn'] ? '' : (issues.find((on) => on === before['issue']) ?? this.issue);
    }
    this.copies = Number(before['copies'] ?? 1) || 1;
    this.currency = before['currency'] ?? '';
    this.country = before['country'] ?? this.country;
    this.area = before['city'] ?? '';
    this.region = before['state'] ?? '';
    this.coupon = before['coupon'] ?? '';
    this.options = { forCompany: 'forCompany' in before, isGift: 'isGift' in before };
  }

  private readonly onInput = (event: Event): void => keepFilled(this.site, event.currentTarget as HTMLFormElement);

  private async find(): Promise<void> {
    const requested = orderOfAddress();
    if (!requested) {
      return;
    }
    try {
      this.placed = await fetchOrder(requested.reference, requested.token);
    } catch {
      this.missing = true;
    }
  }

  private readonly pay = (path: string): void =>
    void this.attempt(async () => {
      location.assign(await openCheckout(path));
    });

  private readonly renew = (): void => {
    const requested = orderOfAddress();
    if (requested) {
      void this.attempt(async () => this.thank(await renewOrder(requested.reference, requested.token)));
    }
  };

  private readonly onSubmit = (event: Event): void => {
    event.preventDefault();
    const { plan } = this;
    const form = new FormData(event.target as HTMLFormElement);
    if (plan) {
      void this.attempt(() => this.order(form, plan));
    }
  };

  private async order(form: FormData, plan: Plan): Promise<void> {
    const order = { ...orderOf(form, plan, this.language), ...consentsOf(form, this.conditions, this.spoken) };
    const receipt = await placeOrder(this.site, order, this.attempts.keyFor(order));
    this.attempts.done();
    await this.newsletters
      .signUp(form, order.subscriber.email, this.language)
      .catch(() => (this.notSent = this.say('newslettersNotSent')));
    dropFilled(this.site);
    this.restore();
    await this.thank(receipt);
  }

  private async thank(receipt: Receipt): Promise<void> {
    this.receipt = receipt;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.thanks')?.focus();
  }

  protected override focusOnError(): void {
    this.renderRoot.querySelector<HTMLElement>(`[name="${firstWrong(this.problem)}"]`)?.focus();
  }
}
