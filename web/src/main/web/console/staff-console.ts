import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { session, type Me } from '../session/session.js';
import { WithSession } from '../session/with-session.js';
import { controls } from '../style/controls.js';
import { SpeakingElement } from '../style/element.js';
import { tokens } from '../style/tokens.js';
import { address, parameter, viewAddress } from './address.js';
import { frameStyles } from './frame-styles.js';
import { tableStyles } from './styles.js';
import { tellIn, type ConsoleKey, type Tell } from './words/index.js';

type Tab =
  | 'comments'
  | 'readers'
  | 'settings'
  | 'statistics'
  | 'audit'
  | 'orders'
  | 'newsletters'
  | 'ratings'
  | 'mail'
  | 'webhooks'
  | 'transfer';

const MODERATORS = ['MODERATOR', 'ADMIN'];
const STAFF = ['STAFF', 'ADMIN'];

const TABS: [Tab, ConsoleKey, string[]][] = [
  ['comments', 'tabComments', MODERATORS],
  ['readers', 'tabReaders', MODERATORS],
  ['settings', 'tabSettings', MODERATORS],
  ['orders', 'tabOrders', STAFF],
  ['newsletters', 'tabNewsletters', STAFF],
  ['ratings', 'tabRatings', ['MODERATOR', ...STAFF]],
  ['mail', 'tabMail', ['ADMIN']],
  ['webhooks', 'tabWebhooks', ['ADMIN']],
  ['statistics', 'tabStatistics', MODERATORS],
  ['audit', 'tabAudit', MODERATORS],
  ['transfer', 'tabTransfer', ['ADMIN']],
];

const may = (me: Me, roles: string[]): boolean => roles.some((role) => me.roles.includes(role));

/** Sign-in, and then what the roles of the person allow. The tab is a part of the page's address. */
export class StaffConsole extends SpeakingElement {
  static override styles = [tokens, controls, tableStyles, frameStyles];

  @property() site = '';
  @state() private error = '';
  /** Whether the tabs are shown on a narrow screen. */
  @state() private menu = false;
  private tell: Tell = tellIn('en');
  private readonly reader = new WithSession(this);

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
    const me = this.reader.reader;
    if (!me) {
      return html`<div class="frame"><h1>${this.tell('title')}</h1></div>
        <reader-registration view="sign-in" site=${this.site}></reader-registration>`;
    }
    const here = !me.desks?.length || me.desks.some((desk) => desk.id === this.site);
    const tabs = here ? TABS.filter(([, , roles]) => may(me, roles)) : [];
    const wanted = new URLSearchParams(location.search).get('tab');
    const shown = tabs.find(([tab]) => tab === wanted) ?? tabs[0];
    return html`<div class="frame" @keydown=${this.onFrameKey}>
        <h1>${this.tell('title')}</h1>
        <button type="button" class="menu" aria-expanded=${String(this.menu)} aria-controls="menu" @click=${() => (this.menu = !this.menu)}>
          <span class="unseen">${this.tell('desks')}: </span>${this.tell(shown ? shown[1] : 'title')}
          <span aria-hidden="true">${this.menu ? '▴' : '▾'}</span>
        </button>
        <div id="menu" class=${this.menu ? 'open' : ''}>${shown ? this.tabs(tabs, shown[0]) : nothing} ${this.who(me)}</div>
      </div>
      <p class="error" role="alert">${this.error}</p>
      ${shown
        ? html`<h2 class=${shown[0] === 'comments' ? 'unseen' : ''}>${this.tell(shown[1])}</h2>
            ${this.content(me, shown[0])}`
        : html`<p>${this.tell('noRole')}</p>`}`;
  }

  /** The other sites of the person: each is a page of its own, in its own brand. */
  private siteSwitch(me: Me): TemplateResult | typeof nothing {
    const desks = me.desks ?? [];
    if (!desks.some((desk) => desk.id !== this.site)) {
      return nothing;
    }
    const known = desks.some((desk) => desk.id === this.site);
    return html`<label class="filter"
      >${this.tell('site')}
      <select name="site" @change=${this.onSite}>
        ${known ? nothing : html`<option value=${this.site} selected>${this.site}</option>`}
        ${desks.map((desk) => html`<option value=${desk.id} ?selected=${desk.id === this.site}>${desk.name}</option>`)}
      </select>
    </label>`;
  }

  /** Filters of one site mean nothing on another. */
  private readonly onSite = (event: Event): void => {
    location.assign(address({ site: (event.target as HTMLSelectElement).value, lang: parameter('lang') }));
  };

  private who(me: Me): TemplateResult {
    const other = this.language === 'vi' ? 'en' : 'vi';
    return html`<div class="row who">
      ${this.siteSwitch(me)}
      <a href=${address({ site: parameter('site'), lang: other, tab: parameter('tab') })} lang=${other}
        >${this.tell('otherLanguage')}</a
      >
      <span><span class="soft">${this.tell('signedInAs')}</span> <strong>${me.name}</strong></span>
      <button type="button" @click=${this.signOut}>${this.tell('signOut')}</button>
    </div>`;
  }

  private tabs(tabs: typeof TABS, shown: Tab): TemplateResult {
    return html`<nav class="tabs" aria-label=${this.tell('desks')}>
      ${tabs.map(
        ([tab, title]) =>
          html`<button
            type="button"
            aria-current=${tab === shown ? 'page' : 'false'}
            data-title=${this.tell(title)}
            @click=${() => this.open(tab === tabs[0]![0] ? '' : tab)}
          >
            ${this.tell(title)}
          </button>`,
      )}
    </nav>`;
  }

  private open(tab: string): void {
    history.pushState(null, '', viewAddress({ tab }));
    this.closeMenu();
    this.requestUpdate();
  }

  private readonly onFrameKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      this.closeMenu();
    }
  };

  /** The focus of what is hidden with the menu passes to its button. */
  private closeMenu(): void {
    if (this.menu) {
      this.menu = false;
      this.renderRoot.querySelector<HTMLElement>('button.menu')?.focus();
    }
  }

  private content(me: Me, tab: Tab): TemplateResult {
    switch (tab) {
      case 'comments':
        return html`<comment-queue site=${this.site}></comment-queue>`;
      case 'readers':
        return html`<reader-desk site=${this.site} reader=${parameter('reader')}></reader-desk>`;
      case 'settings':
        return html`<site-settings site=${this.site}></site-settings>`;
      case 'statistics':
        return html`<site-statistics site=${this.site}></site-statistics>`;
      case 'audit':
        return html`<audit-list site=${this.site}></audit-list>`;
      case 'orders':
        return html`<order-desk site=${this.site} order=${parameter('order')}></order-desk>`;
      case 'newsletters':
        return html`<newsletter-desk site=${this.site}></newsletter-desk>`;
      case 'ratings':
        return html`${may(me, MODERATORS) ? html`<anomaly-list site=${this.site}></anomaly-list>` : nothing}
        ${may(me, STAFF) ? html`<rating-files site=${this.site}></rating-files>` : nothing}`;
      case 'mail':
        return html`<mail-list site=${this.site}></mail-list>`;
      case 'transfer':
        return html`<site-transfer site=${this.site}></site-transfer>`;
      case 'webhooks':
        return html`<webhook-list site=${this.site}></webhook-list>`;
    }
  }

  private readonly signOut = async (): Promise<void> => {
    try {
      await session.signOut();
    } catch (error) {
      this.error = this.explain(error);
    }
  };
}
