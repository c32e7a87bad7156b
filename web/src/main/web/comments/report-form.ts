import { html } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Key } from '../i18n/index.js';
import { controls } from '../style/controls.js';
import { SpeakingElement } from '../style/element.js';
import { tokens } from '../style/tokens.js';
import { REASONS, type Reason } from './types.js';

const LABELS: Record<Reason, Key> = {
  SPAM: 'reasonSpam',
  ABUSE: 'reasonAbuse',
  OFF_TOPIC: 'reasonOffTopic',
  ILLEGAL: 'reasonIllegal',
  OTHER: 'reasonOther',
};

/** Tells the moderators what is wrong with a comment. */
export class ReportForm extends SpeakingElement {
  static override styles = [tokens, controls];

  @property({ attribute: false }) submit: (reason: Reason, note: string) => Promise<void> = async () => {};
  @property({ attribute: false }) cancel: () => void = () => {};
  @state() private error = '';
  @state() private busy = false;

  override focus(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector('select')?.focus());
  }

  override render() {
    return html`<form @submit=${this.onSubmit}>
      <div class="field">
        <label>
          ${this.say('reportReason')}
          <select name="reason">
            ${REASONS.map((reason) => html`<option value=${reason}>${this.say(LABELS[reason])}</option>`)}
          </select>
        </label>
      </div>
      <div class="field">
        <label>${this.say('reportNote')}<input name="note" maxlength="500" autocomplete="off" /></label>
      </div>
      <p class="error" role="alert">${this.error}</p>
      <div class="row">
        <button class="main" aria-disabled=${this.busy}>${this.say('sendReport')}</button>
        <button type="button" @click=${() => this.cancel()}>${this.say('cancel')}</button>
      </div>
    </form>`;
  }

  private async onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy) {
      return;
    }
    const form = new FormData(event.target as HTMLFormElement);
    this.busy = true;
    try {
      await this.submit(form.get('reason') as Reason, String(form.get('note')).trim());
    } catch (error) {
      this.error = this.explain(error);
    } finally {
      this.busy = false;
    }
  }
}
