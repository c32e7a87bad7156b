import { html, type TemplateResult } from 'lit';
import { controls } from '../../style/controls.js';
import { tokens } from '../../style/tokens.js';
import { SettingsElement } from './settings-element.js';
import { panelStyles } from './style/panels.js';

const VIEWS = ['screening', 'reasons', 'spam'] as const;

type View = (typeof VIEWS)[number];

/** The settings of a site for its moderators. The part that is shown is a part of the page's address. */
export class SiteSettings extends SettingsElement {
  static override styles = [tokens, controls, panelStyles];

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('popstate', this.onHistory);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('popstate', this.onHistory);
  }

  private readonly onHistory = (): void => this.requestUpdate();

  override render() {
    const wanted = new URLSearchParams(location.search).get('view');
    const shown = VIEWS.find((view) => view === wanted) ?? VIEWS[0];
    return html`<nav class="line views" aria-label=${this.tell('settingsViews')}>
        ${VIEWS.map(
          (view) =>
            html`<a href=${address(view)} aria-current=${view === shown ? 'page' : 'false'} @click=${(event: MouseEvent) => this.open(view, event)}
              >${this.tell(`view_${view}`)}</a
            >`,
        )}
      </nav>
      ${this.content(shown)}`;
  }

  private content(view: View): TemplateResult {
    switch (view) {
      case 'screening':
        return html`<screening-settings site=${this.site}></screening-settings>`;
      case 'reasons':
        return html`<reason-list site=${this.site}></reason-list>`;
      case 'spam':
        return html`<spam-score site=${this.site}></spam-score>`;
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

/** This page with another part of the settings. */
function address(view: View): string {
  const query = new URLSearchParams(location.search);
  query.set('view', view);
  if (view === VIEWS[0]) {
    query.delete('view');
  }
  return `${location.pathname}?${query.toString()}`;
}
