import { html, nothing, type TemplateResult } from 'lit';
import { serviceOrigin } from '../api/base.js';
import type { Key, Language } from '../i18n/index.js';
import { money } from './money.js';
import type { Payment } from './types.js';

/** How an order is paid by bank transfer: the code for a banking app, and the same to type. */
export function paymentSection(payment: Payment | null | undefined, language: Language, say: (key: Key) => string): TemplateResult | typeof nothing {
  if (!payment) {
    return nothing;
  }
  const rows: [Key, string][] = [
    ['payBank', payment.bank],
    ['payAccount', payment.account],
    ['payHolder', payment.holder],
    ['payAmount', money(language, payment.amount, payment.currency)],
    ['payPurpose', payment.reference],
  ];
  return html`<section class="payment" aria-labelledby="pay">
    <h3 id="pay">${say('payTitle')}</h3>
    <div class="transfer">
      ${payment.image
        ? html`<figure>
            <img src=${serviceOrigin + payment.image} alt=${say('payCode')} width="205" height="205" />
            <figcaption>${say('payScan')}</figcaption>
          </figure>`
        : nothing}
      <div>
        <dl>
          ${rows.map(
            ([key, value]) =>
              html`<dt>${say(key)}</dt>
                <dd class="copied">${value}</dd>`,
          )}
        </dl>
        <p class="hint">${say('payHint')}</p>
      </div>
    </div>
  </section>`;
}
