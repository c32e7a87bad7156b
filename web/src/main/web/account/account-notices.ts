import { html } from 'lit';
import { state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { AccountSection } from './account-section.js';
import { chooseFrequency, fetchFrequency, type Frequency } from './calls.js';

const FREQUENCIES: Frequency[] = ['AT_ONCE', 'DAILY', 'OFF'];

/** How often the reader gets mails about replies and mentions. */
export class AccountNotices extends AccountSection {
  protected heading = 'notices' as const;
  @state() private frequency: Frequency | undefined;

  protected override async load(): Promise<void> {
    this.frequency = await fetchFrequency();
  }

  protected body() {
    return html`<fieldset aria-labelledby="heading">
      ${FREQUENCIES.map(
        (one) => html`<label class="choice"
          ><input
            type="radio"
            name="frequency"
            value=${one}
            .checked=${live(one === this.frequency)}
            ?disabled=${!this.frequency}
            @change=${() => this.choose(one)}
          />${this.tell(one)}</label
        >`,
      )}
    </fieldset>`;
  }

  /** Shows the choice at once, and the former one again where it is not saved. */
  private choose(frequency: Frequency): void {
    const before = this.frequency;
    this.frequency = frequency;
    void this.attempt(async () => {
      try {
        await chooseFrequency(frequency);
      } catch (error) {
        this.frequency = before;
        throw error;
      }
    }, this.tell('saved'));
  }
}
