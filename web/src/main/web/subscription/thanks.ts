import { html, type TemplateResult } from 'lit';
import type { Key, Language } from '../i18n/index.js';
import { money } from './money.js';
import { onlinePayment, paymentSection } from './payment.js';
import type { Receipt } from './types.js';

/** An order was taken: its reference, what it costs and what comes next. */
export function thanks(
  receipt: Receipt,
  language: Language,
  say: (key: Key) => string,
  another: () => void,
  pay: (path: string) => void,
): TemplateResult {
  return html`<section class="thanks" role="status" tabindex="-1">
    <h2>${say('orderKept')}</h2>
    <dl>
      <dt>${say('reference')}</dt>
      <dd><strong class="reference">${receipt.reference}</strong></dd>
      <dt>${say('total')}</dt>
      <dd>${money(language, receipt.total, receipt.currency)}</dd>
    </dl>
    ${onlinePayment(receipt.checkout, say, pay)} ${paymentSection(receipt.payment, language, say)}
    <p>${say('orderMail')}</p>
    <button type="button" @click=${another}>${say('anotherOrder')}</button>
  </section>`;
}
