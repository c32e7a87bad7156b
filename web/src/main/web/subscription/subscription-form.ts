import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { Attempt } from '../api/attempt.js';
import { Problem } from '../api/problem.js';
import type { Key, Words } from '../i18n/index.js';
import { field } from '../registration/field.js';
import { WithSession } from '../session/with-session.js';
import { NewsletterBoxes } from '../newsletter/newsletter-boxes.js';
import { boxStyles } from '../newsletter/styles.js';
import { controls } from '../style/controls.js';
import { SpeakingElement } from '../style/element.js';
import { tokens } from '../style/tokens.js';
import { fetchOrder, fetchPublications, placeOrder, renewOrder } from './calls.js';
import { check } from './check.js';
import { planChoice, publicationChoice } from './choices.js';
import { day } from './day.js';
import { money, times } from './money.js';
import { orderOf } from './order-of.js';
import { orderOfAddress, placedOrder } from './placed-order.js';
import { quoteLines, Quotes } from './quotes.js';
import { subscriptionStyles } from './styles.js';
import { thanks } from './thanks.js';
import { isPosted, type PlacedOrder, type Plan, type Publication, type Receipt } from './types.js';

const MOST_COPIES = 100;

/** Orders a subscription and shows the reference; for who comes by the link of an order's mail, where the order stands. */
export class SubscriptionForm extends SpeakingElement {
  static override styles = [tokens, controls, boxStyles, subscriptionStyles];

  @property() site = '';

  @state() private publications: Publication[] = [];
  @state() private loading: 'loading' | 'ready' | 'failed' = 'loading';
  @state() private publication: Publication | undefined;
  @state() private plan: Plan | undefined;
  @state() private copies = 1;
  @state() private forCompany = false;
  @state() private isGift = false;
  @state() private busy = false;
  @state() private error = '';
  @state() private problem: Problem | undefined;
  @state() private receipt: Receipt | undefined;
  @state() private placed: PlacedOrder | undefined;
  @state() private missing = false;
  /** Why newsletters of the order are missing. */
  @state() private notSent = '';

  private readonly spoken = (key: Key, words?: Words): string => this.say(key, words);
  private readonly attempt = new Attempt();
  private readonly reader = new WithSession(this);
  private readonly quotes = new Quotes(this);
  private readonly newsletters = new NewsletterBoxes(this);
  @state() private coupon = '';

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('site') && this.site) {
      void this.load();
    }
    if (this.plan && this.copies > 0 && this.copies <= (this.plan.maxCopies ?? MOST_COPIES)) {
      const coupon = this.coupon ? { coupon: this.coupon } : {};
      this.quotes.ask(this.site, { plan: this.plan.id, copies: this.copies, ...coupon });
    }
  }

  override render() {
    if (this.receipt) {
      return html`${thanks(
        this.receipt,
        this.language,
        (key) => this.say(key),
        () => (this.receipt = undefined),
      )}<p class="error" role="alert">${this.notSent}</p>`;
    }
    if (this.placed) {
      return html`${placedOrder(
        this.placed,
        this.language,
        (key) => this.say(key),
        () => (this.placed = undefined),
        this.renew,
      )}<p class="error" role="alert">${this.error}</p>`;
    }
    if (this.loading === 'failed') {
      return html`<p role="alert">${this.say('subscriptionUnavailable')}</p>
        <button type="button" @click=${this.load}>${this.say('tryAgain')}</button>`;
    }
    if (this.loading === 'loading') {
      return html`<p class="soft" aria-busy="true">${this.say('loading')}</p>`;
    }
    return html`<form @submit=${this.onSubmit} aria-busy=${this.busy}>
      ${this.missing ? html`<p class="error" role="alert">${this.say('orderUnknown')}</p>` : nothing}
      ${publicationChoice(this.publications, this.publication, this.spoken, (one) => this.choose(one))}
      ${planChoice(this.publication, this.plan, this.language, this.spoken, (one) => (this.plan = one))} ${this.amount()} ${this.subscriber()}
      ${isPosted(this.plan) ? this.delivery() : nothing} ${this.options()} ${this.closing()}
    </form>`;
  }

  private amount(): TemplateResult {
    return html`<div class="pair" @input=${this.onAmount}>
      ${this.field('copies', 'copies', {
        type: 'number',
        required: true,
        value: '1',
        min: 1,
        max: this.plan?.maxCopies ?? MOST_COPIES,
      })}
      ${this.field('startsOn', 'startsOn', { type: 'date', required: true, value: day(1), min: day(0), max: day(365) })}
    </div>`;
  }

  private subscriber(): TemplateResult {
    const me = this.reader.reader;
    return html`<fieldset>
      <legend>${this.say('subscriber')}</legend>
      ${this.field('name', 'fullName', { required: true, autocomplete: 'name', value: me?.name ?? '', maxlength: 200 })}
      <div class="pair">
        ${this.field('email', 'email', {
          type: 'email',
          required: true,
          autocomplete: 'email',
          value: me?.email ?? '',
        })}
        ${this.field('phone', 'phone', { type: 'tel', autocomplete: 'tel', maxlength: 25, hint: this.say('optional') })}
      </div>
    </fieldset>`;
  }

  private delivery(): TemplateResult {
    return html`<fieldset>
      <legend>${this.say('delivery')}</legend>
      ${this.field('recipient', 'recipient', { hint: this.say('recipientHint'), maxlength: 200 })}
      ${this.field('address', 'address', { required: true, autocomplete: 'street-address', maxlength: 200 })}
      <div class="pair">
        ${this.field('city', 'city', { required: true, autocomplete: 'address-level2', maxlength: 200 })}
        ${this.field('postalCode', 'postalCode', { autocomplete: 'postal-code', maxlength: 20 })}
      </div>
      ${this.field('country', 'country', {
        required: true,
        autocomplete: 'country-name',
        value: this.language === 'vi' ? 'Việt Nam' : 'Vietnam',
        maxlength: 60,
      })}
    </fieldset>`;
  }

  private options(): TemplateResult {
    return html`<fieldset>
      <legend>${this.say('options')}</legend>
      ${check('forCompany', this.say('forCompany'), this.forCompany, (on) => (this.forCompany = on))}
      ${this.forCompany
        ? html`<div class="pair">
            ${this.field('companyName', 'companyName', {
              required: true,
              autocomplete: 'organization',
              maxlength: 200,
              error: this.problem?.fieldError('company.name'),
            })}
            ${this.field('taxCode', 'taxCode', { required: true, minlength: 5, maxlength: 30 })}
          </div>`
        : nothing}
      ${check('isGift', this.say('isGift'), this.isGift, (on) => (this.isGift = on))}
      ${this.isGift
        ? html`<div class="pair">
              ${this.field('giftName', 'giftName', { required: true, maxlength: 200 })}
              ${this.field('giftEmail', 'giftEmail', { required: true, type: 'email' })}
            </div>
            ${this.field('giftMessage', 'giftMessage', { maxlength: 300 })}`
        : nothing}
      <div @input=${this.onCoupon}>${this.field('coupon', 'coupon', { maxlength: 32, ...this.couponError() })}</div>
    </fieldset>`;
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
      <p class="error" role="alert">${this.error}</p>
      <button class="main" aria-disabled=${this.busy}>
        ${this.busy ? this.say('sending') : this.say('subscribe')}
      </button>
    </div>`;
  }

  private field(name: string, key: Key, more: Partial<Parameters<typeof field>[0]>): TemplateResult {
    return field({ name, label: this.say(key), error: this.problem?.fieldError(name), ...more });
  }

  private choose(publication: Publication): void {
    this.publication = publication;
    this.plan = publication.plans[0];
  }

  private onAmount(event: Event): void {
    const input = event.target as HTMLInputElement;
    if (input.name === 'copies') {
      this.copies = Math.max(0, Math.trunc(Number(input.value)) || 0);
    }
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
      return this.money(quote.total, quote.currency);
    }
    return this.plan ? this.money(times(this.plan.price, this.copies), this.plan.currency) : '';
  }

  private money(amount: string | number, currency: string): string {
    return money(this.language, amount, currency);
  }

  private readonly load = async (): Promise<void> => {
    this.loading = 'loading';
    await this.find();
    try {
      this.publications = await fetchPublications(this.site);
      if (this.publications[0]) {
        this.choose(this.publications[0]);
      }
      this.loading = this.publications.length ? 'ready' : 'failed';
    } catch {
      this.loading = 'failed';
    }
  };

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

  private readonly renew = async (): Promise<void> => {
    const requested = orderOfAddress();
    if (this.busy || !requested) {
      return;
    }
    this.busy = true;
    this.error = '';
    try {
      this.receipt = await renewOrder(requested.reference, requested.token);
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('.thanks')?.focus();
    } catch (error) {
      this.error = this.explain(error);
    } finally {
      this.busy = false;
    }
  };

  private readonly onSubmit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.busy || !this.plan) {
      return;
    }
    const form = new FormData(event.target as HTMLFormElement);
    const order = orderOf(form, this.plan, this.language);
    this.busy = true;
    this.error = '';
    this.problem = undefined;
    try {
      this.receipt = await placeOrder(this.site, order, this.attempt.keyFor(order));
      this.attempt.done();
      await this.newsletters
        .signUp(form, order.subscriber.email, this.language)
        .catch(() => (this.notSent = this.say('newslettersNotSent')));
      this.copies = 1;
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('.thanks')?.focus();
    } catch (error) {
      this.problem = error instanceof Problem ? error : undefined;
      this.error = this.explain(error);
    } finally {
      this.busy = false;
    }
  };
}
