import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { Problem } from '../api/problem.js';
import { field } from '../registration/field.js';
import { controls } from '../style/controls.js';
import { SpeakingElement } from '../style/element.js';
import { tokens } from '../style/tokens.js';
import { fetchNewsletters, signUp, type Newsletter } from './calls.js';
import { newsletterBoxes } from './newsletter-boxes.js';
import { boxStyles, signUpStyles } from './styles.js';

/** Signs an address up for one newsletter of a site, or for those that are ticked. Nothing where the site has none. */
export class NewsletterSignup extends SpeakingElement {
  static override styles = [tokens, controls, boxStyles, signUpStyles];

  @property() site = '';
  /** Id of the newsletter; without it all of the site are offered. */
  @property() list = '';

  @state() private lists: Newsletter[] = [];
  @state() private busy = false;
  @state() private error = '';
  @state() private sentTo = '';
  @state() private problem: Problem | undefined;

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if ((changed.has('site') || changed.has('list')) && this.site) {
      void this.load();
    }
  }

  override render() {
    if (!this.lists.length) {
      return nothing;
    }
    return html`<form @submit=${this.onSubmit} aria-busy=${this.busy} aria-labelledby="title">
      ${this.sentTo ? this.sent() : this.fields()}
    </form>`;
  }

  private fields(): TemplateResult {
    const [only] = this.lists;
    return html`<h2 id="title">${this.list && only ? only.name : this.say('newslettersTitle')}</h2>
      ${this.list && only
        ? html`<p>${only.description}</p>`
        : html`<fieldset>
            <legend class="soft">${this.say('newslettersChoose')}</legend>
            ${newsletterBoxes(this.lists)}
          </fieldset>`}
      <div class="line">
        ${field({
          name: 'email',
          label: this.say('email'),
          type: 'email',
          autocomplete: 'email',
          required: true,
          error: this.problem?.fieldError('email'),
        })}
        <button class="main" aria-disabled=${this.busy}>${this.say(this.busy ? 'sending' : 'newsletterSignUp')}</button>
      </div>
      <p class="error" role="alert">${this.error}</p>
      <p class="hint">${this.say('newsletterHint')}</p>`;
  }

  private sent(): TemplateResult {
    return html`<h2 id="title" tabindex="-1">${this.say('newsletterMailbox', { email: this.sentTo })}</h2>
      <p>${this.say('newsletterMailed')}</p>
      <p><button type="button" class="plain" @click=${this.another}>${this.say('otherAddress')}</button></p>`;
  }

  private readonly another = (): void => {
    this.sentTo = '';
    this.error = '';
  };

  /** A site without newsletters, or one that cannot be reached, leaves its page as it is. */
  private async load(): Promise<void> {
    const { site, list } = this;
    const lists = await fetchNewsletters(site).catch(() => []);
    if (site === this.site && list === this.list) {
      this.lists = list ? lists.filter(({ id }) => id === list) : lists;
    }
  }

  private readonly onSubmit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const chosen = this.list ? [this.list] : form.getAll('newsletter').map(String);
    if (this.busy) {
      return;
    }
    this.problem = undefined;
    this.error = chosen.length ? '' : this.say('newslettersNoneChosen');
    if (chosen.length) {
      await this.send(chosen, String(form.get('email') ?? '').trim());
    }
  };

  private async send(chosen: string[], email: string): Promise<void> {
    this.busy = true;
    try {
      for (const list of chosen) {
        await signUp(this.site, list, email, this.language);
      }
      this.sentTo = email;
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('#title')?.focus();
    } catch (error) {
      this.problem = error instanceof Problem ? error : undefined;
      this.error = this.explain(error);
    } finally {
      this.busy = false;
    }
  }
}
