import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { servicePage } from '../api/base.js';
import { Problem } from '../api/problem.js';
import { surrounding } from '../api/surrounding.js';
import { consentBoxes, consentsOf } from '../consent/consent-boxes.js';
import type { Key } from '../i18n/index.js';
import { NewsletterBoxes } from '../newsletter/newsletter-boxes.js';
import { boxStyles } from '../newsletter/styles.js';
import { session } from '../session/session.js';
import { WithSession } from '../session/with-session.js';
import { controls } from '../style/controls.js';
import { SpeakingElement } from '../style/element.js';
import { tokens } from '../style/tokens.js';
import * as calls from './calls.js';
import { takeToken } from './token.js';
import { views, type Stage, type View } from './views.js';

const TITLES: Record<View, Key> = {
  register: 'createAccount',
  'sign-in': 'signIn',
  forgotten: 'forgottenPassword',
  link: 'mailMeLink',
  confirm: 'confirmAddress',
  choose: 'setPassword',
  redeem: 'signIn',
  reset: 'setPassword',
  invitation: 'acceptInvitation',
};

const WITH_TOKEN: View[] = ['confirm', 'reset', 'redeem', 'invitation'];

/** Registration, sign-in and sign-out, and the pages that mailed links lead to. */
export class ReaderRegistration extends SpeakingElement {
  static override styles = [
    tokens,
    controls,
    boxStyles,
    css`
      :host {
        display: block;
      }

      h2 {
        margin: 1rem 0;
        font-size: 1.35rem;
      }
    `,
  ];

  @property() site = '';
  /** Address of the terms of use, which have to be agreed to. */
  @property() terms = '';
  /** Address of the privacy notice, which has to be read. */
  @property() privacy = '';
  @property() view: View = 'register';
  /** Shown inside another element: without a heading of its own. */
  @property({ type: Boolean }) embedded = false;

  @state() private busy = false;
  @state() private error = '';
  @state() private notice = '';
  @state() private problem: Problem | undefined;
  private token = '';
  /** Sends the last mail once more. */
  private again: (() => Promise<void>) | undefined;

  private readonly reader = new WithSession(this);
  private readonly newsletters = new NewsletterBoxes(this);

  override connectedCallback(): void {
    super.connectedCallback();
    this.token = this.token || takeToken();
    this.terms ||= surrounding(this, 'terms') ?? '';
    this.privacy ||= surrounding(this, 'privacy') ?? '';
    if (this.view === 'sign-in' && this.token) {
      this.view = 'redeem';
    }
  }

  override focus(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector('input')?.focus());
  }

  override render() {
    const me = this.reader.reader;
    if (me && this.view !== 'choose' && !WITH_TOKEN.includes(this.view)) {
      return this.signedIn(me.name);
    }
    if (WITH_TOKEN.includes(this.view) && !this.token && !this.notice) {
      return html`<p role="alert">${this.say('noToken')}</p>
        <p><a href=${servicePage('/registration', this.site, this.language)}>${this.say('goRegistration')}</a></p>`;
    }
    if (this.view === 'invitation' && !me) {
      return html`<p>${this.say('invitationSignIn')}</p>
        <reader-registration embedded view="sign-in" site=${this.site}></reader-registration>`;
    }
    return html`${this.heading()} ${this.messages()} ${this.finished() ? this.sent() : this.form()}`;
  }

  private heading(): TemplateResult | typeof nothing {
    return this.embedded || WITH_TOKEN.includes(this.view) ? nothing : html`<h2>${this.say(TITLES[this.view])}</h2>`;
  }

  private form(): TemplateResult {
    return html`<form @submit=${this.onSubmit} aria-busy=${this.busy}>
      ${views[this.view](this.stage())}
    </form>`;
  }

  private sent(): TemplateResult | typeof nothing {
    return this.again
      ? html`<div class="row">
          <button type="button" aria-disabled=${this.busy} @click=${this.sendAgain}>${this.say('sendAgain')}</button>
          <button type="button" class="plain" @click=${() => this.show(this.view)}>${this.say('otherAddress')}</button>
        </div>`
      : nothing;
  }

  private messages(): TemplateResult {
    return html`<p class=${this.notice ? 'notice' : ''} role="status" tabindex="-1">${this.notice}</p>
      <p class="error" role="alert">${this.error}</p>`;
  }

  private signedIn(name: string): TemplateResult {
    return html`${this.messages()}
      <p>${this.say('signedInAs')} <strong>${name}</strong></p>
      <div class="row">
        <button type="button" @click=${this.signOut}>${this.say('signOut')}</button>
        ${this.embedded ? nothing : html`<a href=${servicePage('/front', this.site)}>${this.say('goFront')}</a>`}
      </div>`;
  }

  /** The mail is on its way, or the link has been used: there is nothing more to fill in. */
  private finished(): boolean {
    return this.notice !== '' && this.view !== 'sign-in' && this.view !== 'choose';
  }

  private stage(): Stage {
    return {
      say: (key) => this.say(key),
      fieldError: (name) => this.problem?.fieldError(name),
      busy: this.busy,
      show: (view) => this.show(view),
      newsletters: () => (this.embedded ? nothing : this.newsletters.render(this.site, this.say('newslettersOffer'))),
      consents: () => consentBoxes(this, (key) => this.say(key)),
    };
  }

  private show(view: View, notice = ''): void {
    this.view = view;
    this.again = undefined;
    this.error = '';
    this.notice = notice;
    this.problem = undefined;
    this.focus();
  }

  private readonly onSubmit = (event: Event): void => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    void this.attempt(async () => {
      this.notice = '';
      await this.send((name) => String(form.get(name) ?? ''), form);
    });
  };

  private readonly sendAgain = (): void => void this.attempt(async () => this.again?.());

  private async attempt(work: () => Promise<void>): Promise<void> {
    if (this.busy) {
      return;
    }
    this.busy = true;
    this.error = '';
    this.problem = undefined;
    try {
      await work();
    } catch (error) {
      this.fail(error);
    } finally {
      this.busy = false;
    }
  }

  private async send(value: (name: string) => string, form: FormData): Promise<void> {
    const email = value('email').trim();
    switch (this.view) {
      case 'register':
        await this.mail('mailSent', email, () =>
          calls.register({
            site: this.site,
            email,
            displayName: value('displayName').trim(),
            password: value('password'),
            locale: this.language,
            ...consentsOf(form, this, (key) => this.say(key)),
          }),
        );
        await this.newsletters.signUp(form, email, this.language).catch(() => (this.error = this.say('newslettersNotSent')));
        break;
      case 'sign-in':
        await session.signIn(email, value('password'));
        break;
      case 'forgotten':
        await this.mail('resetSent', email, () => calls.askReset(email));
        break;
      case 'link':
        await this.mail('linkSent', email, () => calls.askLink(email));
        break;
      case 'confirm':
        await calls.confirmAddress(this.token);
        this.used('confirmed');
        // Another browser registered, so the password typed there may be a stranger's.
        if (session.reader?.hasPassword === false) {
          this.view = 'choose';
        }
        break;
      case 'choose':
        await calls.choosePassword(value('password'));
        this.show('sign-in', this.say('passwordChosen'));
        break;
      case 'invitation':
        await calls.acceptInvitation(this.token);
        this.used('invitationAccepted');
        break;
      case 'redeem':
        await calls.redeemLink(this.token);
        this.used('linkUsed');
        break;
      case 'reset':
        await calls.resetPassword(this.token, value('password'));
        this.token = '';
        this.show('sign-in', this.say('passwordSet'));
        break;
    }
  }

  /** Has a mail sent; its link may be opened on another page. */
  private async mail(key: Key, email: string, send: () => Promise<void>): Promise<void> {
    await send();
    session.expectElsewhere();
    this.notice = this.say(key, { email });
    this.again = async () => {
      await send();
      this.notice = this.say('sentAgain', { email });
    };
  }

  private used(key: Key): void {
    this.token = '';
    this.view = 'sign-in';
    this.notice = this.say(key);
  }

  private fail(error: unknown): void {
    if (error instanceof Problem && error.status === 401 && this.view === 'sign-in') {
      this.error = this.say('wrongPassword');
      return;
    }
    if (error instanceof Problem && [400, 401, 404, 410].includes(error.status) && WITH_TOKEN.includes(this.view)) {
      // A password may be refused as well; a token that is spent has no field of its own.
      if (!error.fieldError('password')) {
        this.error = this.say(this.view === 'invitation' ? 'invitationInvalid' : 'tokenSpent');
        return;
      }
    }
    this.problem = error instanceof Problem ? error : undefined;
    this.error = this.explain(error);
  }

  private readonly signOut = async (): Promise<void> => {
    this.error = this.notice = '';
    try {
      await session.signOut();
      this.view = 'sign-in';
    } catch (error) {
      this.error = this.explain(error);
    }
  };
}
