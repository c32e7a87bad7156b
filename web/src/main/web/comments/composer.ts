import { html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { Attempt } from '../api/attempt.js';
import { Problem } from '../api/problem.js';
import { session } from '../session/session.js';
import { controls } from '../style/controls.js';
import { SpeakingElement } from '../style/element.js';
import { tokens } from '../style/tokens.js';
import { previewOf } from './calls.js';
import { draftOf, keepDraft } from './drafts.js';
import { guestFields, guestOf, type Guest } from './guest.js';
import { mentionBefore, suggestions, type Mention } from './mentions.js';
import { composerStyles, proseStyles } from './styles.js';
import { prose } from './prose.js';

/** Where a comment, a reply or an edit is written, with a preview as it would be published. */
export class Composer extends SpeakingElement {
  static override styles = [tokens, controls, proseStyles, composerStyles];

  @property() label = '';
  @property() action = '';
  @property({ type: Boolean }) cancellable = false;
  @property() text = '';
  /** Key under which unsent words are kept; empty where they are not. */
  @property() draft = '';
  /** Whose rules the preview follows. */
  @property() site = '';
  /** Whom a `@` may name: the people in the thread. */
  @property({ attribute: false }) people: () => string[] = () => [];
  /** Whether the author has no account and gives a name and an address. */
  @property({ type: Boolean }) guest = false;
  /** Keeps the text; throws when it was not kept. */
  @property({ attribute: false }) submit: (text: string, key: string, guest?: Guest) => Promise<void> = async () => {};
  @property({ attribute: false }) cancel: () => void = () => {};

  @state() private preview: string | undefined;
  @state() private busy = false;
  @state() private error = '';
  @state() private mention: Mention | null = null;
  @query('textarea') private area!: HTMLTextAreaElement;
  @query('form') private form!: HTMLFormElement;

  private readonly attempt = new Attempt();

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('draft') && !this.text) {
      this.text = draftOf(this.draft);
    }
  }

  override focus(): void {
    void this.updateComplete.then(() => this.area?.focus());
  }

  override render() {
    return html`<form novalidate @submit=${this.onSubmit} aria-busy=${this.busy}>
      <label>
        ${this.label}
        <textarea
          name="text"
          .value=${this.text}
          @input=${this.onInput}
          @click=${this.lookForMention}
          @keydown=${this.onKey}
          aria-describedby="hint error"
          aria-invalid=${this.error ? 'true' : 'false'}
        ></textarea>
      </label>
      ${this.names()}
      <p class="hint" id="hint">${this.say('markdownHint')}</p>
      ${this.guest ? guestFields(this) : nothing}
      ${this.preview === undefined
        ? nothing
        : html`<section class="preview prose" aria-label=${this.say('preview')}>${prose(this.preview)}</section>`}
      <p class="error" id="error" role="alert">${this.error}</p>
      <div class="row">
        <button class="main" aria-disabled=${this.busy}>${this.busy ? this.say('sending') : this.action}</button>
        <button type="button" aria-expanded=${this.preview !== undefined} @click=${this.onPreview}>
          ${this.say('preview')}
        </button>
        ${this.cancellable
          ? html`<button type="button" @click=${this.onCancel}>${this.say('cancel')}</button>`
          : nothing}
      </div>
    </form>`;
  }

  /** Reached by the Tab key, straight from the text. */
  private names(): TemplateResult | typeof nothing {
    const names = suggestions(this.people(), this.mention);
    if (!names.length) {
      return nothing;
    }
    return html`<div class="row" role="group" aria-label=${this.say('mention')}>
      ${names.map(
        (name) => html`<button type="button" class="plain" @click=${() => this.insertName(name)}>@${name}</button>`,
      )}
    </div>`;
  }

  private async insertName(name: string): Promise<void> {
    const { start, query } = this.mention!;
    const end = start + 1 + query.length;
    const caret = start + name.length + 2;
    this.text = `${this.text.slice(0, start)}@${name} ${this.text.slice(end)}`;
    this.mention = null;
    await this.updateComplete;
    this.area.focus();
    this.area.setSelectionRange(caret, caret);
  }

  private onInput(): void {
    this.text = this.area.value;
    keepDraft(this.draft, this.text);
    this.error = '';
    this.lookForMention();
  }

  private lookForMention(): void {
    this.mention = mentionBefore(this.area.value, this.area.selectionStart);
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
      this.preview = await previewOf(this.text, this.site);
    } catch (error) {
      this.error = this.explain(error);
    }
  }

  private async onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy || !this.hasText() || !this.form.reportValidity()) {
      return;
    }
    this.busy = true;
    this.error = '';
    const text = this.text.trimEnd();
    try {
      const guest = this.guest ? guestOf(this.form) : undefined;
      await this.submit(text, this.attempt.keyFor([text, guest]), guest);
      this.attempt.done();
      keepDraft(this.draft, '');
      this.text = '';
      this.mention = null;
      this.preview = undefined;
    } catch (error) {
      this.error = this.explain(error);
      if (!this.guest && error instanceof Problem && error.status === 401) {
        this.signInAgain();
      }
    } finally {
      this.busy = false;
    }
  }

  /** The session has ended: the conversation offers the sign-in, and the words are back after it. */
  private signInAgain(): void {
    this.dispatchEvent(new CustomEvent('usersay-sign-in', { bubbles: true, composed: true, detail: 'ended' }));
    session.lost();
  }

  private readonly onCancel = (): void => {
    keepDraft(this.draft, '');
    this.cancel();
  };

  private hasText(): boolean {
    if (this.text.trim()) {
      return true;
    }
    this.error = this.say('writeFirst');
    this.area.focus();
    return false;
  }
}
