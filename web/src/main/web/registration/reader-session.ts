import { css, html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { servicePage } from '../api/base.js';
import { session } from '../session/session.js';
import { controls } from '../style/controls.js';
import { SpeakingElement } from '../style/element.js';
import { tokens } from '../style/tokens.js';

/**
 * Who is signed in, and the way out, for the head of a page. Readers who are not see what stands inside the element, and the
 * service receives no request about them.
 */
export class ReaderSession extends SpeakingElement {
  static override styles = [
    tokens,
    controls,
    css`
      :host {
        display: inline-flex;
        position: relative;
        align-items: center;
        min-width: 0;
        min-height: 1.75rem;
      }

      a {
        max-width: 10em;
        overflow: hidden;
        font-weight: 600;
        text-decoration: none;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      a:hover {
        text-decoration: underline;
        text-underline-offset: 0.15em;
      }

      button.plain {
        flex: none;
        font-size: inherit;
      }

      .error {
        position: absolute;
        z-index: 1;
        inset-block-start: 100%;
        width: max-content;
        max-width: 15rem;
        padding: 0.4rem 0.6rem;
        border: 1px solid var(--edge);
        background: var(--surface);
      }
    `,
  ];

  /** The page of `<reader-account>`, where it is not the service's own. */
  @property({ attribute: 'account-page' }) accountPage = '';

  /** The site in whose brand the service's own page is. */
  @property() site = '';

  @state() private error = '';

  override connectedCallback(): void {
    super.connectedCallback();
    session.addEventListener('change', this.changed);
    if (session.isLikely()) {
      void session.load();
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    session.removeEventListener('change', this.changed);
  }

  override render() {
    const me = session.reader;
    if (!me) {
      return html`<slot></slot>`;
    }
    return html`<a href=${this.accountPage || servicePage('/account', this.site, this.language)}>${me.name}</a>
      <button type="button" class="plain" @click=${this.signOut}>${this.say('signOut')}</button>
      ${this.error ? html`<span class="error" role="alert">${this.error}</span>` : nothing}`;
  }

  private readonly changed = (): void => {
    this.requestUpdate();
  };

  private readonly signOut = async (): Promise<void> => {
    this.error = '';
    try {
      await session.signOut();
    } catch (error) {
      this.error = this.explain(error);
    }
  };
}
