import { html, nothing, type TemplateResult } from 'lit';
import { dateTime } from '../i18n/dates.js';
import type { SpeakingElement } from '../style/element.js';
import { session, type Known, type Warning } from '../session/session.js';

/** Warnings of a site's moderators, until the reader confirms each. */
export function warnings(host: SpeakingElement, me: Known, site: string, failed: (error: unknown) => void): TemplateResult | typeof nothing {
  const here = me?.warnings?.filter((warning) => warning.site === site) ?? [];
  const confirm = async (warning: Warning): Promise<void> => {
    try {
      await session.acknowledge(warning);
      await host.updateComplete;
      (host.renderRoot.querySelector<HTMLElement>('.warning button') ?? host.renderRoot.querySelector<HTMLElement>('h2'))?.focus();
    } catch (error) {
      failed(error);
    }
  };
  return here.length
    ? html`${here.map(
        (warning) =>
          html`<section class="warning" aria-label=${host.say('warningTitle')}>
            <h3>${host.say('warningTitle')}</h3>
            <p class="soft"><time datetime=${warning.at}>${dateTime(host.language, warning.at)}</time></p>
            <p class="words" dir="auto">${warning.text}</p>
            <button type="button" @click=${() => confirm(warning)}>${host.say('warningRead')}</button>
          </section>`,
      )}`
    : nothing;
}
