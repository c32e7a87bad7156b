import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { renewSession } from '../api/http.js';
import { session } from '../session/session.js';
import { fetchMySeats, giveSeatBack, type MySeat } from '../seats/calls.js';
import { tellSeats } from '../seats/words.js';
import { dayBefore, written } from '../subscription/period-words.js';
import { AccountSection } from './account-section.js';

/** The reader's seats of subscriptions, the own ones included; nothing for who has none. */
export class AccountSeats extends AccountSection {
  protected heading = 'seats' as const;
  @state() private seats: MySeat[] = [];

  protected override async load(): Promise<void> {
    this.seats = await fetchMySeats();
  }

  /** The reader may have taken, or taken back, the own seat of an order. */
  refresh(): void {
    void this.attempt(() => this.load());
  }

  override render() {
    return this.seats.length || this.message || this.error ? super.render() : html``;
  }

  protected body() {
    return html`<ul>
      ${repeat(
        this.seats,
        (seat) => seat.id,
        (seat) => this.seat(seat),
      )}
    </ul>`;
  }

  private seat({ id, publication, plan, buyer, endsOn }: MySeat) {
    const { language } = this;
    const what = publication ?? tellSeats(language, 'mineOver');
    return html`<li>
      <span dir="auto"
        >${publication ? tellSeats(language, 'mineOf', { publication, buyer: buyer ?? '' }) : what}
        <span class="soft">${plan ?? ''}${endsOn ? html` · ${tellSeats(language, 'mineUntil', { until: written(language, dayBefore(endsOn)) })}` : nothing}</span></span
      >
      <button
        type="button"
        class="plain"
        aria-label=${tellSeats(language, 'giveBackOf', { publication: what })}
        aria-disabled=${this.busy}
        @click=${() => this.giveBack(id)}
      >
        ${tellSeats(language, 'giveBack')}
      </button>
    </li>`;
  }

  private giveBack(id: string): void {
    void this.attempt(async () => {
      await giveSeatBack(id);
      await renewSession();
      await session.renewed();
      await this.load();
    }, tellSeats(this.language, 'gaveBack'));
  }
}
