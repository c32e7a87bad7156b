import { html } from 'lit';
import { state } from 'lit/decorators.js';
import { profileLink } from '../comments/links.js';
import type { Language } from '../i18n/index.js';
import { field } from '../registration/field.js';
import { session } from '../session/session.js';
import { AccountSection } from './account-section.js';
import { changeProfile, fetchProfile, type Profile } from './calls.js';

/** Name, language and address of the reader. */
export class AccountProfile extends AccountSection {
  protected heading = 'profile' as const;
  @state() private profile: Profile | undefined;

  protected override async load(): Promise<void> {
    this.profile = await fetchProfile();
  }

  protected body() {
    const { profile } = this;
    if (!profile) {
      return html``;
    }
    return html`<form data-keep="profile" @submit=${this.onSubmit} aria-busy=${this.busy}>
        ${field({
          name: 'displayName',
          label: this.tell('name'),
          autocomplete: 'nickname',
          required: true,
          minlength: 2,
          maxlength: 40,
          value: profile.name,
          hint: this.tell('nameHint'),
          error: this.problem?.fieldError('displayName'),
        })}
        <div class="field">
          <label for="locale">${this.tell('language')}</label>
          <select id="locale" name="locale">
            <option value="en" lang="en" ?selected=${profile.locale === 'en'}>English</option>
            <option value="vi" lang="vi" ?selected=${profile.locale === 'vi'}>Tiếng Việt</option>
          </select>
        </div>
        <p class="email"><span class="soft">${this.tell('address')}:</span> ${profile.email}</p>
        <div class="row">
          <button class="main" aria-disabled=${this.busy}>${this.tell('save')}</button>
          <a href=${profileLink('', profile.id, this.site, this.language)}>${this.tell('publicProfile')}</a>
        </div>
      </form>`;
  }

  private readonly onSubmit = (event: Event): void =>
    this.submit(
      event,
      async (value) => {
        this.profile = await changeProfile({
          displayName: value('displayName').trim(),
          locale: value('locale') as Language,
        });
        await session.renewed();
      },
      this.tell('saved'),
    );
}
