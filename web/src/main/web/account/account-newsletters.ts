import { html } from 'lit';
import { state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { AccountSection } from './account-section.js';
import { chooseMyNewsletters, fetchMyNewsletters, type MyNewsletters } from './calls.js';

/** The newsletters of the site, and which of them the reader gets; nothing where the site has none. */
export class AccountNewsletters extends AccountSection {
  protected heading = 'newsletters' as const;
  @state() private chosen: MyNewsletters | undefined;

  protected override async load(): Promise<void> {
    this.chosen = await fetchMyNewsletters(this.site);
  }

  override render() {
    return this.chosen?.lists.length || this.error ? super.render() : html``;
  }

  protected body() {
    const { email = '', lists = [] } = this.chosen ?? {};
    return html`<fieldset aria-labelledby="heading">
      <p class="soft" dir="auto">${email ? this.tell('newslettersFor', { email }) : ''}</p>
      ${lists.map(
        ({ id, name, subscribed }) =>
          html`<label class="choice"
            ><input
              type="checkbox"
              name="newsletter"
              value=${id}
              .checked=${live(subscribed)}
              @change=${(event: Event) => this.choose(id, (event.target as HTMLInputElement).checked)}
            />${name}</label
          >`,
      )}
    </fieldset>`;
  }

  /** Shows the choice at once, and the former ones again where it is not saved, or another is being saved. */
  private choose(list: string, on: boolean): void {
    const before = this.chosen;
    if (!before || this.busy) {
      this.requestUpdate();
      return;
    }
    const lists = before.lists.map((one) => (one.id === list ? { ...one, subscribed: on } : one));
    this.chosen = { ...before, lists };
    void this.attempt(async () => {
      try {
        this.chosen = await chooseMyNewsletters(
          this.site,
          lists.filter(({ subscribed }) => subscribed).map(({ id }) => id),
        );
      } catch (error) {
        this.chosen = before;
        throw error;
      }
    }, this.tell('saved'));
  }
}
