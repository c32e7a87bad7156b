import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { Attempt } from '../api/attempt.js';
import { controls } from '../style/controls.js';
import { SpeakingElement } from '../style/element.js';
import { tokens } from '../style/tokens.js';
import { previewOf } from './calls.js';
import { composerStyles, proseStyles } from './styles.js';

/** Where a comment, a reply or an edit is written, with a preview as it would be published. */
export class Composer extends SpeakingElement {
  static override styles = [tokens, controls, proseStyles, composerStyles];

  @property() label = '';
  @property() action = '';
  @property({ type: Boolean }) cancellable = false;
  @property() text = '';
  /** Keeps the text; throws when it was not kept. */
  @property({ attribute: false }) submit: (text: string, key: string) => Promise<void> = async () => {};
  @property({ attribute: false }) cancel: () => void = () => {};

  @state() private preview: string | undefined;
  @state() private busy = false;
  @state() private error = '';
  @query('textarea') private area!: HTMLTextAreaElement;

  private readonly attempt = new Attempt();

  override focus(): void {
    void this.updateComplete.then(() => this.area?.focus());
  }

  override render() {
    return html`<form @submit=${this.onSubmit} aria-busy=${this.busy}>
      <label>
        ${this.label}
        <textarea
          name="text"
          .value=${this.text}
          @input=${this.onInput}
          @keydown=${this.onKey}
          aria-describedby="hint error"
          aria-invalid=${this.error ? 'true' : 'false'}
        ></textarea>
      </label>
      <p class="hint" id="hint">${this.say('markdownHint')}</p>
      ${this.preview === undefined
        ? nothing
        : html`<section class="preview prose" aria-label=${this.say('preview')}>${unsafeHTML(this.preview)}</section>`}
      <p class="error" id="error" role="alert">${this.error}</p>
      <div class="row">
        <button class="main" aria-disabled=${this.busy}>${this.busy ? this.say('sending') : this.action}</button>
        <button type="button" aria-expanded=${this.preview !== undefined} @click=${this.onPreview}>
          ${this.say('preview')}
        </button>
        ${this.cancellable
          ? html`<button type="button" @click=${() => this.cancel()}>${this.say('cancel')}</button>`
          : nothing}
      </div>
    </form>`;
  }

  private onInput(): void {
    this.text = this.area.value;
    this.error = '';
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      void this.onSubmit(event);
    }
  }

  private async onPreview(): Promise<void> {
    if (this.preview !== undefined) {
      this.preview = undefined;
      return;
    }
    if (!this.hasText()) {
      return;
    }
    try {
      this.preview = await previewOf(this.text);
    } catch (error) {
      this.error = this.explain(error);
    }
  }

  private async onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy || !this.hasText()) {
      return;
    }
    this.busy = true;
    this.error = '';
    const text = this.text.trim();
    try {
      await this.submit(text, this.attempt.keyFor(text));
      this.attempt.done();
      this.text = '';
      this.preview = undefined;
    } catch (error) {
      this.error = this.explain(error);
    } finally {
      this.busy = false;
    }
  }

  private hasText(): boolean {
    if (this.text.trim()) {
      return true;
    }
    this.error = this.say('writeFirst');
    this.area.focus();
    return false;
  }
}
