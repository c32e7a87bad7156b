import { html, type TemplateResult } from 'lit';
import type { Publication } from '../../subscription/types.js';
import type { Speech } from '../desk/parts.js';
import type { Campaign, CampaignDraft } from './campaign-calls.js';
import type { Fields } from './campaign-drafts.js';
import type { Newsletter } from './calls.js';

/** In place of a plan: whoever has no order. */
const NO_PLAN = 'NONE';

/** What a campaign's form can choose from. */
export interface Choices {
  newsletters: Newsletter[];
  publications: Publication[];
}

export interface FormActions {
  changed(fields: Fields): void;
  save(draft: CampaignDraft): void;
  close(): void;
}

/** The words of a campaign and to whom they go. */
export function campaignForm(
  { tell }: Speech,
  { newsletters, publications }: Choices,
  fields: Fields,
  busy: boolean,
  hint: string,
  actions: FormActions,
): TemplateResult {
  const submit = (event: Event): void => {
    event.preventDefault();
    actions.save(draftOf(valuesOf(event)));
  };
  const option = (name: string, value: string, words: string): TemplateResult =>
    html`<option value=${value} ?selected=${value === (fields[name] ?? '')}>${words}</option>`;
  return html`<form class="campaign" @submit=${submit} @input=${(event: Event) => actions.changed(valuesOf(event))}>
    <div class="pair">
      <label class="field"
        >${tell('newslettersList')}
        <select name="list" required>
          ${newsletters.map(({ id, name }) => option('list', id, name))}
        </select></label
      >
      <label class="field"
        >${tell('campaignLocale')}
        <select name="locale">
          ${option('locale', '', tell('listAll'))} ${option('locale', 'en', 'English')} ${option('locale', 'vi', 'Tiếng Việt')}
        </select></label
      >
      <label class="field"
        >${tell('campaignPlan')}
        <select name="plan">
          ${option('plan', '', tell('listAll'))} ${option('plan', NO_PLAN, tell('campaignNoPlan'))}
          ${publications.map(
            (publication) =>
              html`<optgroup label=${publication.name}>
                ${publication.plans.map((plan) => option('plan', plan.id, plan.name))}
              </optgroup>`,
          )}
        </select></label
      >
      <label class="field"
        >${tell('campaignActive')}
        <input name="activeWithinDays" type="number" min="1" max="30" .value=${fields['activeWithinDays'] ?? ''}
      /></label>
    </div>
    <label class="field">${tell('mailSubject')} <input name="subject" maxlength="300" required .value=${fields['subject'] ?? ''} /></label>
    <label class="field"
      >${tell('campaignText')} <textarea name="text" rows="14" maxlength="20000" required .value=${fields['text'] ?? ''}></textarea
    ></label>
    <div class="pair">
      <label class="field"
        >${tell('campaignRate')}
        <input name="ratePerHour" type="number" min="1" max="1000000" .value=${fields['ratePerHour'] ?? ''}
      /></label>
      <label class="field"
        >${tell('campaignDomainRate')}
        <input name="domainRatePerHour" type="number" min="1" max="1000000" .value=${fields['domainRatePerHour'] ?? ''}
      /></label>
    </div>
    <p class="row">
      <button class="main" ?disabled=${busy}>${tell('campaignSave')}</button>
      <button type="button" @click=${actions.close}>${tell('campaignClose')}</button>
      <span class="soft">${hint}</span>
    </p>
  </form>`;
}

/** What the form of a draft is filled in with. */
export const fieldsOf = (campaign: Campaign): Fields => ({
  list: campaign.list,
  locale: campaign.locale ?? '',
  plan: campaign.plan ?? '',
  activeWithinDays: String(campaign.activeWithinDays ?? ''),
  subject: campaign.subject,
  text: campaign.text,
  ratePerHour: String(campaign.ratePerHour ?? ''),
  domainRatePerHour: String(campaign.domainRatePerHour ?? ''),
});

const valuesOf = (event: Event): Fields =>
  Object.fromEntries([...new FormData(event.currentTarget as HTMLFormElement)].map(([name, value]) => [name, String(value)]));

function draftOf(fields: Fields): CampaignDraft {
  const value = (name: string): string => (fields[name] ?? '').trim();
  const draft: CampaignDraft = { list: value('list'), subject: value('subject'), text: fields['text'] ?? '' };
  const given = (name: string, chosen: unknown): object => (chosen ? { [name]: chosen } : {});
  return {
    ...draft,
    ...given('locale', value('locale')),
    ...given('plan', value('plan')),
    ...['activeWithinDays', 'ratePerHour', 'domainRatePerHour'].reduce(
      (numbers, name) => ({ ...numbers, ...given(name, Number(value(name))) }),
      {},
    ),
  };
}
