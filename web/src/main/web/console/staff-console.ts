import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { session, type Me } from '../session/session.js';
import { WithSession } from '../session/with-session.js';
import { controls } from '../style/controls.js';
import { SpeakingElement } from '../style/element.js';
import { tokens } from '../style/tokens.js';
import { tableStyles } from './styles.js';

type Tab = 'comments' | 'orders' | 'ratings' | 'mail' | 'webhooks';

const MODERATORS = ['MODERATOR', 'ADMIN'];
const STAFF = ['STAFF', 'ADMIN'];

const TABS: [Tab, string, string[]][] = [
  ['comments', 'Comments', MODERATORS],
  ['orders', 'Subscription orders', STAFF],
  ['ratings', 'Ratings', ['MODERATOR', ...STAFF]],
  ['mail', 'Mail outbox', ['ADMIN']],
  ['webhooks', 'Web-hooks', ['ADMIN']],
];

const may = (me: Me, roles: string[]): boolean => roles.some((role) => me.roles.includes(role));

/** Sign-in, and then what the roles of the person allow. */
export class StaffConsole extends SpeakingElement {
  static override styles = [tokens, controls, tableStyles];

  @property() site = '';
  @state() private tab: Tab | undefined;
  @state() private error = '';
  private readonly reader = new WithSession(this);

  override render() {
    const me = this.reader.reader;
    if (!me) {
      return html`<reader-registration view="sign-in" site=${this.site}></reader-registration>`;
    }
    const here = !me.desks?.length || me.desks.some((desk) => desk.id === this.site);
    const tabs = here ? TABS.filter(([, , roles]) => may(me, roles)) : [];
    return html`${this.who(me)}
      <p class="error" role="alert">${this.error}</p>
      ${tabs.length
        ? this.desk(me, tabs)
        : html`<p>This account has no role here. Sign in with an account that moderates or serves subscriptions.</p>`}`;
  }

  /** The other sites of the person: each is a page of its own, in its own brand. */
  private siteSwitch(me: Me): TemplateResult | typeof nothing {
    const desks = me.desks ?? [];
    if (!desks.some((desk) => desk.id !== this.site)) {
      return nothing;
    }
    const known = desks.some((desk) => desk.id === this.site);
    return html`<label class="filter"
      >Site
      <select name="site" @change=${this.onSite}>
        ${known ? nothing : html`<option value=${this.site} selected>${this.site}</option>`}
        ${desks.map((desk) => html`<option value=${desk.id} ?selected=${desk.id === this.site}>${desk.name}</option>`)}
      </select>
    </label>`;
  }

  private readonly onSite = (event: Event): void => {
    const url = new URL(location.href);
    url.searchParams.set('site', (event.target as HTMLSelectElement).value);
    location.assign(url);
  };

  private who(me: Me): TemplateResult {
    return html`<p class="row">
      <span>Signed in as <strong>${me.name}</strong></span>
      <button type="button" @click=${this.signOut}>Sign out</button>
      ${this.siteSwitch(me)}
    </p>`;
  }

  private desk(me: Me, tabs: typeof TABS): TemplateResult {
    const shown = tabs.find(([tab]) => tab === this.tab) ?? tabs[0]!;
    return html`<nav class="row" aria-label="Desk">
        ${tabs.map(
          ([tab, title]) =>
            html`<button
              type="button"
              aria-current=${tab === shown[0] ? 'page' : 'false'}
              @click=${() => (this.tab = tab)}
            >
              ${title}
            </button>`,
        )}
      </nav>
      <h2>${shown[1]}</h2>
      ${this.content(me, shown[0])}`;
  }

  private content(me: Me, tab: Tab): TemplateResult {
    switch (tab) {
      case 'comments':
        return html`<comment-queue site=${this.site}></comment-queue>`;
      case 'orders':
        return html`<order-list site=${this.site}></order-list>`;
      case 'ratings':
        return html`${may(me, MODERATORS) ? html`<anomaly-list site=${this.site}></anomaly-list>` : nothing}
        ${may(me, STAFF) ? html`<rating-files site=${this.site}></rating-files>` : nothing}`;
      case 'mail':
        return html`<mail-list site=${this.site}></mail-list>`;
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
