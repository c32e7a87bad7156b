import { html, nothing, type TemplateResult } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { until } from 'lit/directives/until.js';
import { fetchPaymentCode } from './calls.js';
import type { Key, Language } from '../i18n/index.js';
import { money } from './money.js';
import type { Payment } from './types.js';

const codes = new Map<string, Promise<unknown>>();

/** The drawn code, which other origins may fetch but not show as an image; nothing where it cannot be fetched. */
function code(image: string): Promise<unknown> {
  const known = codes.get(image) ?? fetchPaymentCode(image).then(unsafeHTML, () => nothing);
  codes.set(image, known);
  return known;
}

/** Button that leads to the provider's page; nothing where the site has none. */
export const onlinePayment = (path: string | null | undefined, say: (key: Key) => string, pay: (path: string) => void): TemplateResult | typeof nothing =>
  path
    ? html`<p><button type="button" class="main" @click=${() => pay(path)}>${say('payOnline')}</button></p>`
    : nothing;

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
            <div class="code" role="img" aria-label=${say('payCode')}>${until(code(payment.image), nothing)}</div>
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
