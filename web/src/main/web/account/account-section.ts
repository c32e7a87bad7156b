import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Words } from '../i18n/index.js';
import { session } from '../session/session.js';
import { TypedWords } from '../session/typed-words.js';
import { controls } from '../style/controls.js';
import { RequestElement } from '../style/request-element.js';
import { tokens } from '../style/tokens.js';
import { accountStyles } from './styles.js';
import { tellAccount, type AccountKey } from './words.js';

/** A part of the reader's own page that is loaded and saved by itself. */
export abstract class AccountSection extends RequestElement {
  static override styles = [tokens, controls, accountStyles];

  @property() site = '';

  private readonly typed = new TypedWords(this);

  protected abstract heading: AccountKey;
  protected abstract body(): TemplateResult;

  /** Reads what the section shows. */
  protected async load(): Promise<void> {}

  override connectedCallback(): void {
    super.connectedCallback();
    void this.attempt(() => this.load());
  }

  override render() {
    return html`<section aria-labelledby="heading">
      <h2 id="heading">${this.tell(this.heading)}</h2>
      ${this.body()}
      <p class=${this.message ? 'notice' : ''} role="status">${this.message}</p>
      <p class="error" role="alert">${this.error}</p>
    </section>`;
  }

  protected tell(key: AccountKey, words?: Words): string {
    return tellAccount(this.language, key, words);
  }

  /** A session that has ended leads back to the sign-in. */
  protected override fail(error: unknown): void {
    if (!session.ended(error)) {
      super.fail(error);
    }
  }

  protected submit(event: Event, work: (value: (name: string) => string) => Promise<void>, done: string): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const data = new FormData(form);
    void this.attempt(async () => {
      await work((name) => String(data.get(name) ?? ''));
      this.typed.drop(form);
      form.querySelectorAll<HTMLInputElement>('input[type=password]').forEach((field) => (field.value = ''));
    }, done);
  }
}
