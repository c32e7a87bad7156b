import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Language } from '../i18n/index.js';
import { fetchNewsletters, signUp, type Newsletter } from './calls.js';

/** The newsletters of a site as boxes in a form of something else, none of them ticked. */
export class NewsletterBoxes {
  private site = '';
  private lists: Newsletter[] = [];

  constructor(private readonly host: ReactiveControllerHost) {}

  render(site: string, legend: string): TemplateResult | typeof nothing {
    if (site !== this.site) {
      this.site = site;
      void this.load(site);
    }
    return this.lists.length
      ? html`<fieldset class="newsletters">
          <legend class="label">${legend}</legend>
          ${newsletterBoxes(this.lists)}
        </fieldset>`
      : nothing;
  }

  /** Signs an address up for the boxes of a form that are ticked; a mail confirms each. */
  async signUp(form: FormData, email: string, locale: Language): Promise<number> {
    const chosen = form.getAll('newsletter').map(String);
    for (const list of chosen) {
      await signUp(this.site, list, email, locale);
    }
    return chosen.length;
  }

  /** Without the lists the form is whole, too. */
  private async load(site: string): Promise<void> {
    const lists = site ? await fetchNewsletters(site).catch(() => []) : [];
    if (site === this.site) {
      this.lists = lists;
      this.host.requestUpdate();
    }
  }
}

export const newsletterBoxes = (lists: Newsletter[]): TemplateResult[] =>
  lists.map(
    ({ id, name, description }) =>
      html`<label class="box">
        <input type="checkbox" name="newsletter" value=${id} />
        <span>${name}${description ? html` <span class="soft block">${description}</span>` : nothing}</span>
      </label>`,
  );
