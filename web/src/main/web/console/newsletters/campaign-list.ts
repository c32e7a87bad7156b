import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { ListElement } from '../list-element.js';
import { fetchNewsletters, type Newsletter } from './calls.js';
import {
  fetchCampaign,
  fetchCampaigns,
  fetchPreview,
  moveCampaign,
  saveCampaign,
  scheduleCampaign,
  testCampaign,
  type Campaign,
  type CampaignDraft,
  type Preview,
} from './campaign-calls.js';
import { campaignForm } from './campaign-form.js';
import { campaignProgress, isRunning } from './campaign-progress.js';
import { newsletterStyles } from './styles.js';

const PERIOD_MS = 2_000;

/** Campaigns of the site, written, tried, sent and watched. */
export class CampaignList extends ListElement<Campaign> {
  static override styles = [...ListElement.styles, newsletterStyles];

  protected states = [''];
  @state() private newsletters: Newsletter[] = [];
  /** The draft in the form; empty for a new one, null without a form. */
  @state() private edited: string | null = null;
  @state() private preview: { id: string; mail: Preview; dark: boolean } | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  protected async fetchPage(cursor: string | null) {
    if (!this.newsletters.length) {
      this.newsletters = (await fetchNewsletters(this.site)).items;
    }
    const page = await fetchCampaigns(this.site, cursor);
    this.watch();
    return page;
  }

  override render() {
    const edited = this.items.find(({ id }) => id === this.edited) ?? null;
    return html`${this.messages()}
      ${this.edited === null
        ? html`<p><button type="button" class="main" @click=${() => (this.edited = '')}>${this.tell('campaignNew')}</button></p>`
        : campaignForm(
            this,
            this.newsletters,
            edited,
            this.busy,
            (draft) => void this.save(draft),
            () => (this.edited = null),
          )}
      ${this.items.length
        ? html`<ul class="queue">
            ${this.items.map((campaign) => html`<li>${this.campaign(campaign)}</li>`)}
          </ul>`
        : html`<p>${this.busy ? nothing : this.tell('campaignNone')}</p>`}
      ${this.moreButton()}`;
  }

  private campaign(campaign: Campaign): TemplateResult {
    const list = this.newsletters.find(({ id }) => id === campaign.list)?.name ?? campaign.list;
    return html`<article aria-label=${this.tell('campaignOf', { subject: campaign.subject })}>
      <header class="row">
        <strong>${campaign.subject}</strong>
        <span>${list}${campaign.locale ? ` (${campaign.locale})` : ''}</span>
        <span class="state">${this.stateWords(campaign.state)}</span>
      </header>
      ${campaignProgress(this, campaign)} ${this.actions(campaign)}
      ${this.preview?.id === campaign.id ? this.mail(this.preview.mail, this.preview.dark) : nothing}
    </article>`;
  }

  private actions(campaign: Campaign): TemplateResult {
    const { id, state } = campaign;
    const open = state === 'DRAFT' || state === 'SCHEDULED';
    return html`<p class="row">
        ${state === 'DRAFT' ? this.button('campaignEdit', () => (this.edited = id)) : nothing}
        ${this.button('campaignPreview', () => this.showPreview(id))}
        ${state === 'SENDING' ? this.button('campaignPause', () => this.move(id, 'pause')) : nothing}
        ${state === 'PAUSED' ? this.button('campaignResume', () => this.move(id, 'resume')) : nothing}
        ${open || state === 'SENDING' || state === 'PAUSED' ? this.button('campaignCancel', () => this.cancel(campaign)) : nothing}
      </p>
      ${open
        ? html`<form class="find" @submit=${(event: Event) => this.onSchedule(event, id)}>
            <label>${this.tell('campaignTime', { zone: campaign.timeZone })} <input name="at" type="datetime-local" /></label>
            <button ?disabled=${this.busy}>${this.tell('campaignSend')}</button>
          </form>`
        : nothing}`;
  }

  private button(key: Parameters<CampaignList['tell']>[0], click: () => unknown): TemplateResult {
    return html`<button type="button" ?disabled=${this.busy} @click=${click}>${this.tell(key)}</button>`;
  }

  /** The mail in a frame of its own, where nothing runs. */
  private mail(mail: Preview, dark: boolean): TemplateResult {
    return html`<div class="preview">
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
        .srcdoc=${mail.html}
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
      const { id } = await saveCampaign(this.site, this.edited ?? '', draft);
      this.edited = null;
      this.preview = { id, mail: await fetchPreview(this.site, id), dark: false };
    }, this.tell('campaignSaved'));
  }

  private showPreview(id: string): Promise<void> {
    return this.attempt(async () => {
      this.preview = this.preview?.id === id ? null : { id, mail: await fetchPreview(this.site, id), dark: false };
    });
  }

  private readonly onTest = (event: Event): void => {
    event.preventDefault();
    const email = String(new FormData(event.target as HTMLFormElement).get('email') ?? '').trim();
    const id = this.preview?.id ?? '';
    void this.attempt(async () => {
      await testCampaign(this.site, id, email);
      this.message = this.tell('campaignTested', { email });
    });
  };

  private onSchedule(event: Event, id: string): void {
    event.preventDefault();
    const at = String(new FormData(event.target as HTMLFormElement).get('at') ?? '');
    const subject = this.items.find((campaign) => campaign.id === id)?.subject ?? '';
    if (at || confirm(this.tell('campaignSendNow', { subject }))) {
      void this.attempt(async () => this.replace(await scheduleCampaign(this.site, id, at)));
    }
  }

  private move(id: string, act: 'pause' | 'resume' | 'cancel'): Promise<void> {
    return this.attempt(async () => this.replace(await moveCampaign(this.site, id, act)));
  }

  private cancel({ id, subject }: Campaign): void {
    if (confirm(this.tell('campaignCancelSure', { subject }))) {
      void this.move(id, 'cancel');
    }
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
