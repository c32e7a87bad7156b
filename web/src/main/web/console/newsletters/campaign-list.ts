import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { repeat } from 'lit/directives/repeat.js';
import { localeOf } from '../../i18n/index.js';
import { fetchPublications } from '../../subscription/calls.js';
import type { Publication } from '../../subscription/types.js';
import { ListElement } from '../list-element.js';
import { fetchNewsletters, type Newsletter } from './calls.js';
import {
  fetchCampaign,
  fetchCampaigns,
  fetchPreview,
  fetchRecipients,
  moveCampaign,
  previewAddress,
  saveCampaign,
  scheduleCampaign,
  testCampaign,
  type Campaign,
  type CampaignDraft,
  type Preview,
} from './campaign-calls.js';
import { drop, keep, unsaved, type Fields } from './campaign-drafts.js';
import { campaignForm, fieldsOf } from './campaign-form.js';
import { campaignProgress, isRunning } from './campaign-progress.js';
import { newsletterStyles } from './styles.js';

const PERIOD_MS = 2_000;

/** Campaigns of the site, written, tried, sent and watched. */
export class CampaignList extends ListElement<Campaign> {
  static override styles = [...ListElement.styles, newsletterStyles];

  protected states = [''];
  @state() private newsletters: Newsletter[] = [];
  /** The draft in the form; empty for a new one, null without a form. */
  @state() private edited: { id: string; version: number; fields: Fields } | null = null;
  @state() private preview: { campaign: Campaign; mail: Preview; recipients: number; dark: boolean } | null = null;
  @state() private publications: Publication[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('beforeunload', this.onLeave);
    this.edited = unsaved(this.site);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('beforeunload', this.onLeave);
    clearTimeout(this.timer);
  }

  private readonly onLeave = (event: BeforeUnloadEvent): void => {
    if (unsaved(this.site)) {
      event.preventDefault();
    }
  };

  protected async fetchPage(cursor: string | null) {
    if (!this.newsletters.length) {
      this.newsletters = (await fetchNewsletters(this.site)).items;
      this.publications = await fetchPublications(this.site).catch(() => []);
    }
    const page = await fetchCampaigns(this.site, cursor);
    this.watch();
    const links = new Map(this.items.map((campaign) => [campaign.id, campaign.links]));
    return { ...page, items: page.items.map((campaign) => ({ ...campaign, links: campaign.links ?? links.get(campaign.id) ?? null })) };
  }

  override render() {
    return html`${this.messages()} ${this.form()}
      ${this.items.length
        ? html`<ul class="queue">
            ${repeat(
              this.items,
              ({ id }) => id,
              (campaign) => html`<li>${this.campaign(campaign)}</li>`,
            )}
          </ul>`
        : html`<p>${this.busy ? nothing : this.tell('campaignNone')}</p>`}
      ${this.moreButton()}`;
  }

  private form(): TemplateResult {
    const edited = this.edited;
    if (!edited) {
      return html`<p><button type="button" class="main" @click=${() => this.edit('', 0, {})}>${this.tell('campaignNew')}</button></p>`;
    }
    return html`${keyed(
      edited,
      campaignForm(
        this,
        { newsletters: this.newsletters, publications: this.publications },
        edited.fields,
        this.busy,
        unsaved(this.site) ? this.tell('campaignUnsaved') : this.tell('campaignSaveHint'),
        {
          changed: (fields) => {
            keep(this.site, { ...edited, fields });
            this.requestUpdate();
          },
          save: (draft) => void this.save(draft),
          close: () => this.close(),
        },
      ),
    )}`;
  }

  /** What was written before and not saved is given up only when asked. */
  private edit(id: string, version: number, fields: Fields): void {
    if (this.close()) {
      this.edited = { id, version, fields };
      void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('[name=subject]')?.focus());
    }
  }

  private close(): boolean {
    if (unsaved(this.site) && !confirm(this.tell('campaignDiscard'))) {
      return false;
    }
    drop(this.site);
    this.edited = null;
    return true;
  }

  private campaign(campaign: Campaign): TemplateResult {
    const list = this.newsletters.find(({ id }) => id === campaign.list)?.name ?? campaign.list;
    return html`<article aria-label=${this.tell('campaignOf', { subject: campaign.subject })}>
      <header class="row">
        <strong>${campaign.subject}</strong>
        <span>${[list, ...this.segment(campaign)].join(' · ')}</span>
        <span class="state">${this.stateWords(campaign.state)}</span>
      </header>
      ${campaignProgress(this, campaign, () => this.fetchLinks(campaign.id))} ${this.actions(campaign)}
      ${this.preview?.campaign.id === campaign.id ? this.mail(this.preview) : nothing}
    </article>`;
  }

  /** Which part of the list it goes to. */
  private segment({ locale, plan, activeWithinDays }: Campaign): string[] {
    const plans = this.publications.flatMap((publication) => publication.plans);
    return [
      ...(locale ? [locale === 'vi' ? 'Tiếng Việt' : 'English'] : []),
      ...(plan ? [plan === 'NONE' ? this.tell('campaignNoPlan') : (plans.find(({ id }) => id === plan)?.name ?? plan)] : []),
      ...(activeWithinDays ? [this.tell('campaignActiveDays', { days: activeWithinDays })] : []),
    ];
  }

  private actions(campaign: Campaign): TemplateResult {
    const { id, state } = campaign;
    const open = state === 'DRAFT' || state === 'SCHEDULED';
    return html`<p class="row">
        ${state === 'DRAFT' ? this.button('campaignEdit', () => this.edit(id, campaign.version, fieldsOf(campaign))) : nothing}
        ${this.button('campaignCopy', () => this.edit('', 0, fieldsOf(campaign)))} ${this.button('campaignPreview', () => this.showPreview(campaign))}
        ${state === 'SENDING' ? this.button('campaignPause', () => this.move(id, 'pause')) : nothing}
        ${state === 'PAUSED' ? this.button('campaignResume', () => this.move(id, 'resume')) : nothing}
        ${open || state === 'SENDING' || state === 'PAUSED' ? this.button('campaignCancel', () => this.cancel(campaign)) : nothing}
      </p>
      ${open
        ? html`<form class="find" @submit=${(event: Event) => this.onSchedule(event, campaign)}>
            <label>${this.tell('campaignTime', { zone: campaign.timeZone })} <input name="at" type="datetime-local" /></label>
            <button ?disabled=${this.busy}>${this.tell('campaignSend')}</button>
          </form>`
        : nothing}`;
  }

  private button(key: Parameters<CampaignList['tell']>[0], click: () => unknown): TemplateResult {
    return html`<button type="button" ?disabled=${this.busy} @click=${click}>${this.tell(key)}</button>`;
  }

  /** The mail in a frame of its own, where nothing runs. */
  private mail({ campaign, mail, recipients, dark }: NonNullable<CampaignList['preview']>): TemplateResult {
    return html`<div class="preview">
      <p>${this.tell('campaignTo', { count: recipients.toLocaleString(localeOf(this.language)) })}</p>
      <form class="find" @submit=${this.onTest}>
        <label class="wide">${this.tell('campaignTestTo')} <input name="email" type="email" maxlength="254" required autocomplete="email" /></label>
        <button ?disabled=${this.busy}>${this.tell('campaignTest')}</button>
        <label class="check"
          ><input type="checkbox" .checked=${dark} @change=${(event: Event) => this.darken((event.target as HTMLInputElement).checked)} />
          ${this.tell('campaignDark')}</label
        >
      </form>
      <iframe
        sandbox=""
        referrerpolicy="no-referrer"
        title=${this.tell('campaignPreviewOf', { subject: mail.subject })}
        class=${dark ? 'dark' : 'light'}
        src=${previewAddress(this.site, campaign, dark)}
      ></iframe>
      <details>
        <summary>${this.tell('campaignPlain')}</summary>
        <pre tabindex="0">${mail.text}</pre>
      </details>
    </div>`;
  }

  private darken(dark: boolean): void {
    this.preview = this.preview && { ...this.preview, dark };
  }

  private async save(draft: CampaignDraft): Promise<void> {
    await this.change(async () => {
      const saved = await saveCampaign(this.site, this.edited?.id ?? '', this.edited?.version ?? 0, draft);
      drop(this.site);
      this.edited = null;
      await this.open(saved);
    }, this.tell('campaignSaved'));
  }

  private showPreview(campaign: Campaign): Promise<void> {
    return this.attempt(async () => {
      if (this.preview?.campaign.id === campaign.id) {
        this.preview = null;
      } else {
        await this.open(campaign);
      }
    });
  }

  private async open(campaign: Campaign): Promise<void> {
    const [mail, recipients] = await Promise.all([
      fetchPreview(this.site, campaign.id),
      fetchRecipients(this.site, campaign.id),
    ]);
    this.preview = { campaign, mail, recipients, dark: false };
  }

  private readonly onTest = (event: Event): void => {
    event.preventDefault();
    const email = String(new FormData(event.target as HTMLFormElement).get('email') ?? '').trim();
    const id = this.preview?.campaign.id ?? '';
    void this.attempt(async () => {
      await testCampaign(this.site, id, email);
      this.message = this.tell('campaignTested', { email });
    });
  };

  private onSchedule(event: Event, campaign: Campaign): void {
    event.preventDefault();
    const at = String(new FormData(event.target as HTMLFormElement).get('at') ?? '');
    void this.attempt(async () => {
      const recipients = await fetchRecipients(this.site, campaign.id);
      const words = { subject: campaign.subject, count: recipients.toLocaleString(localeOf(this.language)) };
      const sure = at
        ? this.tell('campaignSendAt', { ...words, at: at.replace('T', ' '), zone: campaign.timeZone })
        : this.tell('campaignSendNow', words);
      if (confirm(sure)) {
        this.replace(await scheduleCampaign(this.site, campaign, at));
      }
    });
  }

  private move(id: string, act: 'pause' | 'resume' | 'cancel'): Promise<void> {
    return this.attempt(async () => this.replace(await moveCampaign(this.site, id, act)));
  }

  private cancel({ id, subject }: Campaign): void {
    if (confirm(this.tell('campaignCancelSure', { subject }))) {
      void this.move(id, 'cancel');
    }
  }

  private fetchLinks(id: string): void {
    void this.attempt(async () => this.replace(await fetchCampaign(this.site, id)));
  }

  private replace(changed: Campaign): void {
    this.items = this.items.map((campaign) => (campaign.id === changed.id ? changed : campaign));
    this.watch();
  }

  /** Asks after those that are being sent, while there are any and the page is there. */
  private watch(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.refresh(), PERIOD_MS);
  }

  /** What cannot be asked now is asked next time. */
  private async refresh(): Promise<void> {
    const running = document.visibilityState === 'visible' ? this.items.filter(isRunning) : [];
    const asked = await Promise.allSettled(running.map(({ id }) => fetchCampaign(this.site, id)));
    const news = new Map(asked.flatMap((one) => (one.status === 'fulfilled' ? [[one.value.id, one.value] as const] : [])));
    this.items = this.items.map((campaign) => news.get(campaign.id) ?? campaign);
    if (this.isConnected && this.items.some(isRunning)) {
      this.watch();
    }
  }
}
