import { html, nothing, type TemplateResult } from 'lit';
import type { Key, Language } from '../i18n/index.js';
import { money } from './money.js';
import { onlinePayment, paymentSection } from './payment.js';
import type { Receipt } from './types.js';

/** An order that follows another one: its reference, what is to be paid, and how. */
export const receiptLines = (
  receipt: Receipt,
  language: Language,
  say: (key: Key) => string,
  pay: (path: string) => void,
): TemplateResult =>
  html`<dl>
      <dt>${say('reference')}</dt>
      <dd><strong class="reference">${receipt.reference}</strong></dd>
      <dt>${say('total')}</dt>
      <dd>${money(language, receipt.total, receipt.currency)}</dd>
      ${receipt.due === undefined || Number(receipt.due) === Number(receipt.total)
        ? nothing
        : html`<dt>${say('due')}</dt>
            <dd>${money(language, receipt.due, receipt.currency)}</dd>`}
    </dl>
    ${onlinePayment(receipt.checkout, say, pay)} ${paymentSection(receipt.payment, language, say)}`;
