import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { controls } from '../../style/controls.js';
import { SpeakingElement } from '../../style/element.js';
import { tokens } from '../../style/tokens.js';
import { parameter, viewAddress } from '../address.js';
import { tellIn, type Tell } from '../words/index.js';
import { newsletterStyles } from './styles.js';

const VIEWS = ['subscribers', 'campaigns', 'suppressed'] as const;

type View = (typeof VIEWS)[number];

/** Newsletters for staff. The part that is shown is a part of the page's address. */
export class NewsletterDesk extends SpeakingElement {
  static override styles = [tokens, controls, newsletterStyles];

  @property() site = '';
  private tell: Tell = tellIn('en');

  override connectedCallback(): void {
    super.connectedCallback();
    this.tell = tellIn(this.language);
    addEventListener('popstate', this.onHistory);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('popstate', this.onHistory);
  }

  private readonly onHistory = (): void => this.requestUpdate();

  override render() {
    const wanted = parameter('view');
    const shown = VIEWS.find((view) => view === wanted) ?? VIEWS[0];
    return html`<nav class="views" aria-label=${this.tell('newslettersViews')}>
        ${VIEWS.map(
          (view) =>
            html`<a href=${address(view)} aria-current=${view === shown ? 'page' : 'false'} @click=${(event: MouseEvent) => this.open(view, event)}
              >${this.tell(`newslettersView_${view}`)}</a
            >`,
        )}
      </nav>
      ${this.content(shown)}`;
  }

  private content(view: View): TemplateResult {
    switch (view) {
      case 'subscribers':
        return html`<subscriber-list site=${this.site}></subscriber-list>`;
      case 'campaigns':
        return html`<campaign-list site=${this.site}></campaign-list>`;
      case 'suppressed':
        return html`<suppression-list site=${this.site}></suppression-list>`;
    }
  }

  private open(view: View, event: MouseEvent): void {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      history.pushState(null, '', address(view));
      this.requestUpdate();
    }
  }
}

const address = (view: View): string => viewAddress({ tab: 'newsletters', view: view === VIEWS[0] ? '' : view });
