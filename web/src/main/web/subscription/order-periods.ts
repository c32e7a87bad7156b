import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Answer } from '../api/http.js';
import { field } from '../registration/field.js';
import type { Words } from '../i18n/index.js';
import { session } from '../session/session.js';
import { TypedWords } from '../session/typed-words.js';
import { controls } from '../style/controls.js';
import { RequestElement } from '../style/request-element.js';
import { tokens } from '../style/tokens.js';
import { countryName } from './countries.js';
import { day } from './day.js';
import { addressFields } from './delivery.js';
import { addressPointers, FormFields } from './form-fields.js';
import { holdOrder, moveOrder, removeHold, removeMove, type Address, type AddressChange, type Hold, type PeriodOrder } from './period-calls.js';
import { tellPeriods, written, type PeriodKey } from './period-words.js';

const POINTERS = addressPointers('/address');
const RUNNING = ['PAID', 'ACTIVE', 'PARTIALLY_REFUNDED'];

/**
 * Holds and other addresses of an order, for its subscriber and for staff. A change is told by the event `order-changed`, whose detail is
 * the answer with the order.
 */
export class OrderPeriods extends RequestElement {
  static override styles = [
    tokens,
    controls,
    css`
      :host {
        display: block;
      }

      summary {
        min-height: 2rem;
        color: var(--accent);
        font-weight: 600;
        cursor: pointer;
      }

      fieldset {
        margin: 0.75rem 0 1.25rem;
      }

      legend {
        margin-bottom: 0.25rem;
      }

      ul {
        margin: 0.5rem 0;
        padding: 0;
        list-style: none;
      }

      li {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 1rem;
        align-items: baseline;
        justify-content: space-between;
        padding: 0.35rem 0;
        border-bottom: 1px solid var(--line);
        overflow-wrap: anywhere;
      }

      .pair {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 11rem), 1fr));
        gap: 0 1rem;
        align-items: start;
      }
    `,
  ];

  @property({ attribute: false }) order: PeriodOrder | undefined;
  @property({ attribute: false }) token: string | null = null;
  /** Version that was seen, where others may change the order meanwhile. */
  @property({ attribute: false }) tag: string | null = null;
  private readonly typed = new TypedWords(this);
  @state() private failed: 'hold' | 'move' | '' = '';
  /** Chosen in the form; before that, of the order's address. */
  @state() private country: string | undefined;

  override render() {
    const { order } = this;
    if (!order || (!RUNNING.includes(order.state) && !order.holds?.length && !order.addresses?.length)) {
      return nothing;
    }
    const lines = [...(order.holds ?? []).map((hold) => this.held(hold)), ...(order.addresses ?? []).map((change) => this.moved(change))];
    return html`${lines.length ? html`<ul aria-label=${this.tell('title')}>${lines}</ul>` : nothing}
      ${RUNNING.includes(order.state)
        ? html`<details>
            <summary>${this.tell('title')}</summary>
            ${this.vacation(order)} ${order.delivery ? this.address(order, order.delivery) : nothing}
          </details>`
        : nothing}
      <p class=${this.message ? 'notice' : ''} role="status">${this.message}</p>
      <p class="error" role="alert">${this.error}</p>`;
  }

  private vacation(order: PeriodOrder): TemplateResult {
    return html`<form data-keep="hold.${order.reference}" @submit=${this.onHold} aria-busy=${this.busy}>
      <fieldset>
        <legend>${this.tell('holds')}</legend>
        <p class="hint">${this.tell('holdHint')}</p>
        <div class="pair">${this.day('hold', 'From', 'from', order, true)} ${this.day('hold', 'To', 'to', order, true)}</div>
        <button aria-disabled=${this.busy}>${this.tell('hold')}</button>
      </fieldset>
    </form>`;
  }

  private held(hold: Hold): TemplateResult {
    const what = this.tell('held', { from: written(this.language, hold.from), to: written(this.language, hold.to) });
    return this.line(what, hold.from, () => removeHold(this.order!.reference, this.token, hold.from, this.tag));
  }

  private address(order: PeriodOrder, now: Address): TemplateResult {
    const fields = new FormFields((key, words) => this.say(key, words), this.failed === 'move' ? this.problem : undefined, {}, POINTERS);
    return html`<form data-keep="move.${order.reference}" @submit=${this.onMove} @input=${this.onCountry} aria-busy=${this.busy}>
      <fieldset>
        <legend>${this.tell('moves')}</legend>
        <p dir="auto">${this.tell('ordered', { address: this.inOneLine(now) })}</p>
        <p class="hint">${this.tell('moveHint')}</p>
        <div class="pair">${this.day('move', 'From', 'from', order, true)} ${this.day('move', 'To', 'toOptional', order, false)}</div>
        ${addressFields(fields, this.country ?? now.country ?? '', this.language)}
        <button aria-disabled=${this.busy}>${this.tell('move')}</button>
      </fieldset>
    </form>`;
  }

  private moved(change: AddressChange): TemplateResult {
    const what = this.tell(change.to ? 'movedUntil' : 'moved', {
      from: written(this.language, change.from),
      to: change.to ? written(this.language, change.to) : '',
      address: this.inOneLine(change.address),
    });
    return this.line(what, change.from, () => removeMove(this.order!.reference, change.from, this.tag));
  }

  private line(what: string, from: string, remove: () => Promise<Answer<PeriodOrder>>): TemplateResult {
    return html`<li>
      <span dir="auto">${what}</span>
      ${from > day(0)
        ? html`<button
            type="button"
            class="plain"
            aria-label=${this.tell('takeBackOf', { what })}
            aria-disabled=${this.busy}
            @click=${() => this.change('', remove, () => this.tell('takenBack'))}
          >
            ${this.tell('takeBack')}
          </button>`
        : nothing}
    </li>`;
  }

  private day(form: 'hold' | 'move', end: 'From' | 'To', label: PeriodKey, order: PeriodOrder, required: boolean): TemplateResult {
    const earliest = order.startsOn > day(1) ? order.startsOn : day(1);
    return field({
      name: `${form}${end}`,
      label: this.tell(label),
      type: 'date',
      required,
      min: earliest,
      ...(end === 'From' ? { max: order.endsOn } : {}),
      error: this.failed === form ? this.problem?.fieldError(end.toLowerCase()) : undefined,
    });
  }

  private readonly onCountry = ({ target }: Event): void => {
    if (target instanceof HTMLSelectElement) {
      this.country = target.value;
    }
  };

  private readonly onHold = (event: Event): void => {
    const { form, value } = values(event);
    const hold = { from: value('holdFrom'), to: value('holdTo') };
    void this.change(
      'hold',
      () => holdOrder(this.order!.reference, this.token, hold, this.tag),
      (order) => this.tell('holdSaved', { end: written(this.language, order.endsOn) }),
      form,
    );
  };

  private readonly onMove = (event: Event): void => {
    const { form, value } = values(event);
    const given = (name: keyof Address) => (value(name) ? { [name]: value(name) } : {});
    const address: Address = {
      address: value('address'),
      city: value('city'),
      ...given('recipient'),
      ...given('ward'),
      ...given('state'),
      ...given('postalCode'),
      ...given('country'),
    };
    const to = value('moveTo') ? { to: value('moveTo') } : {};
    const change: AddressChange = { from: value('moveFrom'), ...to, address };
    void this.change('move', () => moveOrder(this.order!.reference, change, this.tag), () => this.tell('moveSaved'), form);
  };

  private async change(
    what: 'hold' | 'move' | '',
    work: () => Promise<Answer<PeriodOrder>>,
    done: (order: PeriodOrder) => string,
    form?: HTMLFormElement,
  ): Promise<void> {
    if (this.busy) {
      return;
    }
    this.failed = what;
    await this.attempt(async () => {
      const answer = await work();
      this.order = answer.body;
      this.tag = this.tag === null ? null : answer.etag;
      this.message = done(answer.body);
      if (form) {
        form.reset();
        this.typed.drop(form);
      }
      this.country = undefined;
      this.dispatchEvent(new CustomEvent('order-changed', { detail: answer, bubbles: true, composed: true }));
    });
  }

  protected override fail(error: unknown): void {
    if (!session.ended(error)) {
      super.fail(error);
    }
  }

  private inOneLine({ recipient, address, ward, district, postalCode, city, state, country }: Address): string {
    const town = [postalCode, city].filter(Boolean).join(' ');
    return [recipient, address, ward, district, town, state, countryName(this.language, country)].filter(Boolean).join(', ');
  }

  private tell(key: PeriodKey, words?: Words): string {
    return tellPeriods(this.language, key, words);
  }
}

function values(event: Event): { form: HTMLFormElement; value: (name: string) => string } {
  event.preventDefault();
  const form = event.target as HTMLFormElement;
  const data = new FormData(form);
  return { form, value: (name) => String(data.get(name) ?? '').trim() };
}
