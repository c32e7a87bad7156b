import { html } from 'lit';
import { property, state } from 'lit/decorators.js';
import { commentCount, countChanges } from '../api/counts.js';
import { SpeakingElement } from '../style/element.js';
import { tokens } from '../style/tokens.js';

/** "(n) user say". Until the number is known its room is kept; when it cannot be known, nothing is shown. */
export class UserSayCount extends SpeakingElement {
  static override styles = tokens;

  @property() site = '';
  @property() article = '';
  @state() private count: number | undefined;

  private stopListening = (): void => {};

  override connectedCallback(): void {
    super.connectedCallback();
    this.stopListening = countChanges.listen((change) => {
      if (change.site === this.site && change.article === this.article) {
        this.count = change.count;
      }
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopListening();
  }

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if ((changed.has('site') || changed.has('article')) && this.site && this.article) {
      void this.fetch();
    }
  }

  override render() {
    const text = this.say('userSay', { count: this.count ?? 0 });
    return this.count === undefined ? html`<span class="unseen">${this.say('userSayUnknown')}</span>` : html`${text}`;
  }

  private async fetch(): Promise<void> {
    try {
      this.count = (await commentCount(this.site, this.article)) ?? 0;
    } catch {
      this.count = undefined;
    }
  }
}
