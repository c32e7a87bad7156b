import { html, nothing, type TemplateResult } from 'lit';
import type { Speech } from '../desk/parts.js';
import type { Campaign, CampaignDraft } from './campaign-calls.js';
import type { Newsletter } from './calls.js';

/** The words of a campaign and to whom they go. */
export function campaignForm(
  { tell }: Speech,
  newsletters: Newsletter[],
  campaign: Campaign | null,
  busy: boolean,
  save: (draft: CampaignDraft) => void,
  close: () => void,
): TemplateResult {
  const submit = (event: Event): void => {
    event.preventDefault();
    save(draftOf(new FormData(event.target as HTMLFormElement)));
  };
  return html`<form class="campaign" @submit=${submit}>
    <div class="pair">
      <label class="field"
        >${tell('newslettersList')}
        <select name="list" required>
          ${newsletters.map(({ id, name }) => html`<option value=${id} ?selected=${id === campaign?.list}>${name}</option>`)}
        </select></label
      >
      <label class="field"
        >${tell('campaignLocale')}
        <select name="locale">
          ${['', 'en', 'vi'].map(
            (locale) =>
              html`<option value=${locale} ?selected=${locale === (campaign?.locale ?? '')}>
                ${locale === 'en' ? 'English' : locale === 'vi' ? 'Tiếng Việt' : tell('listAll')}
              </option>`,
          )}
        </select></label
      >
    </div>
    <label class="field">${tell('mailSubject')} <input name="subject" maxlength="300" required .value=${campaign?.subject ?? ''} /></label>
    <label class="field"
      >${tell('campaignText')} <textarea name="text" rows="14" maxlength="20000" required .value=${campaign?.text ?? ''}></textarea
    ></label>
    <div class="pair">
      <label class="field"
        >${tell('campaignRate')}
        <input name="ratePerHour" type="number" min="1" max="1000000" .value=${String(campaign?.ratePerHour ?? '')}
      /></label>
      <label class="field"
        >${tell('campaignDomainRate')}
        <input name="domainRatePerHour" type="number" min="1" max="1000000" .value=${String(campaign?.domainRatePerHour ?? '')}
      /></label>
    </div>
    <p class="row">
      <button class="main" ?disabled=${busy}>${tell('campaignSave')}</button>
      <button type="button" @click=${close}>${tell('campaignClose')}</button>
      ${campaign ? nothing : html`<span class="soft">${tell('campaignSaveHint')}</span>`}
    </p>
  </form>`;
}

function draftOf(fields: FormData): CampaignDraft {
  const value = (name: string): string => String(fields.get(name) ?? '').trim();
  const number = (name: string): number | undefined => (value(name) ? Number(value(name)) : undefined);
  const draft: CampaignDraft = { list: value('list'), subject: value('subject'), text: String(fields.get('text') ?? '') };
  const [locale, rate, domain] = [value('locale'), number('ratePerHour'), number('domainRatePerHour')];
  return {
    ...draft,
    ...(locale ? { locale } : {}),
    ...(rate ? { ratePerHour: rate } : {}),
    ...(domain ? { domainRatePerHour: domain } : {}),
  };
}
