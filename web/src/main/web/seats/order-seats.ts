import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { dateTime } from '../i18n/dates.js';
import type { Words } from '../i18n/index.js';
import { field } from '../registration/field.js';
import { session } from '../session/session.js';
import { TypedWords } from '../session/typed-words.js';
import { WithSession } from '../session/with-session.js';
import { controls } from '../style/controls.js';
import { RequestElement } from '../style/request-element.js';
import { tokens } from '../style/tokens.js';
import { fetchSeats, offerSeat, takeSeatBack, type Seat, type Seats } from './calls.js';
import { seatStyles } from './styles.js';
import { refusalKey, tellSeats, type SeatKey } from './words.js';

const UNPAID = ['SUBMITTED', 'CONFIRMED'];

/** Seats of an order, for its buyer, who invites those who read, and for staff. A change is told by the event `seats-changed`. */
export class OrderSeats extends RequestElement {
  static override styles = [tokens, controls, seatStyles];

  @property() reference = '';
  /** State of the order. */
  @property() state = '';
  /** Shown to staff, who takes no seat. */
  @property({ type: Boolean }) staff = false;
  @state() private seats: Seats | undefined;
  private readonly session = new WithSession(this);
  private readonly typed = new TypedWords(this);

  override updated(changed: PropertyValues): void {
    if ((changed.has('reference') || changed.has('state')) && this.reference) {
      void this.attempt(() => this.load());
    }
  }

  override render(): TemplateResult {
    const { seats } = this;
    return html`<section aria-labelledby="title">
      <h3 id="title">${this.tell('title')}</h3>
      ${seats ? this.body(seats) : nothing}
      <p class=${this.message ? 'notice' : ''} role="status" tabindex="-1">${this.message}</p>
      <p class="error" role="alert">${this.error}</p>
    </section>`;
  }

  private body(seats: Seats): TemplateResult {
    const { bought, used, open, items } = seats;
    return html`<p>${this.tell('count', { used, bought })} ${used > bought ? this.tell('tooFew', { bought }) : nothing}</p>
      ${open ? nothing : html`<p class="soft">${this.tell(UNPAID.includes(this.state) ? 'unpaid' : 'over')}</p>`}
      ${items.length
        ? html`<ul>
            ${repeat(
              items,
              (seat) => seat.id,
              (seat) => this.seat(seat),
            )}
          </ul>`
        : nothing}
      ${open ? this.giving(seats) : nothing}`;
  }

  private seat(seat: Seat): TemplateResult {
    const { email, state, name, since, expiresAt } = seat;
    const when = dateTime(this.language, since);
    return html`<li>
      <span
        ><span dir="auto">${email}</span>
        <span class="soft block" dir="auto"
          >${state === 'TAKEN'
            ? this.tell('taken', { name: name ?? '', when })
            : this.tell('offered', { when, until: dateTime(this.language, expiresAt ?? '') })}</span
        ></span
      >
      <button
        type="button"
        class="plain"
        aria-label=${this.tell('takeBackOf', { email })}
        aria-disabled=${this.busy}
        @click=${() => this.onTakeBack(seat)}
      >
        ${this.tell('takeBack')}
      </button>
    </li>`;
  }

  private giving({ free, items }: Seats): TemplateResult {
    if (!free) {
      return html`<p class="soft">${this.tell('full')}</p>`;
    }
    const own = this.staff ? undefined : this.session.reader?.email;
    const mine = own && !items.some(({ email }) => email.toLowerCase() === own.toLowerCase());
    return html`<form data-keep="seat.${this.reference}" @submit=${this.onInvite} aria-busy=${this.busy}>
      ${field({
        name: 'email',
        label: this.tell('email'),
        type: 'email',
        required: true,
        hint: this.tell('emailHint'),
        error: this.problem?.fieldError('email'),
      })}
      <div class="row">
        <button aria-disabled=${this.busy}>${this.tell('invite')}</button>
        ${mine
          ? html`<button type="button" class="plain" aria-disabled=${this.busy} @click=${() => this.offer(own, 'owned')}>
              ${this.tell('own')}
            </button>`
          : nothing}
      </div>
    </form>`;
  }

  private readonly onInvite = (event: Event): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const email = String(new FormData(form).get('email') ?? '').trim();
    void this.offer(email, 'invited', () => {
      form.reset();
      this.typed.drop(form);
    });
  };

  private async offer(email: string, done: SeatKey, then = (): void => {}): Promise<void> {
    await this.attempt(async () => {
      this.seats = await offerSeat(this.reference, email, this.language);
      then();
      this.changed(this.tell(done, { email }));
    });
  }

  private onTakeBack({ id, email }: Seat): void {
    void this.attempt(async () => {
      await takeSeatBack(this.reference, id);
      await this.load();
      this.changed(this.tell('takenBack', { email }));
    });
  }

  private async load(): Promise<void> {
    this.seats = await fetchSeats(this.reference);
  }

  private changed(message: string): void {
    this.message = message;
    this.dispatchEvent(new CustomEvent('seats-changed', { bubbles: true, composed: true }));
    // The button that was used may be gone.
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('[role=status]')?.focus());
  }

  protected override fail(error: unknown): void {
    if (session.ended(error)) {
      return;
    }
    const known = refusalKey(error);
    if (known) {
      this.error = this.tell(known);
      return;
    }
    super.fail(error);
  }

  private tell(key: SeatKey, words?: Words): string {
    return tellSeats(this.language, key, words);
  }
}
