import { html, type TemplateResult } from 'lit';
import { serviceOrigin } from '../api/base.js';
import { en } from '../i18n/en.js';
import type { Key, Language } from '../i18n/index.js';
import { longDay } from './day.js';
import { money } from './money.js';
import { onlinePayment, paymentSection } from './payment.js';
import type { PlacedOrder } from './types.js';

type Say = (key: Key) => string;

/** Order named by the page's address: the link in every mail about an order, or without a token that of the reader's account. */
export function orderOfAddress(): { reference: string; token: string | null } | undefined {
  const query = new URLSearchParams(location.search);
  const reference = query.get('reference');
  const token = query.get('token');
  return reference ? { reference, token } : undefined;
}

/** Whether the provider's page has just led back here; its notice may be still to come. */
const isPaid = (): boolean => new URLSearchParams(location.search).get('checkout') === 'done';

export const RENEWABLE = ['PAID', 'ACTIVE', 'PARTIALLY_REFUNDED', 'EXPIRED'];

const file = (path: string, name: string): TemplateResult =>
  html`<a href=${serviceOrigin + path} target="_blank" rel="noopener">${name}</a>`;

/** Where an order stands, and its renewal. */
export function placedOrder(
  order: PlacedOrder,
  language: Language,
  say: Say,
  another: () => void,
  renew: () => void,
  pay: (path: string) => void,
): TemplateResult {
  const state = `order${order.state}`;
  const rows: [Key, string][] = [
    ['reference', order.reference],
    ['orderState', state in en ? say(state as Key) : order.state],
    ['publication', order.publication],
    ['plan', order.plan],
    ['copies', String(order.copies)],
    order.issue ? ['firstIssue', longDay(order.issue, language)] : ['startsOn', longDay(order.startsOn, language)],
    ['total', money(language, order.total, order.currency)],
    ...(order.credit && order.due !== undefined
      ? ([
          ['credit', `−${money(language, order.credit.amount, order.currency)}`],
          ['due', money(language, order.due, order.currency)],
        ] as [Key, string][])
      : []),
  ];
  return html`<section class="thanks placed">
    <h2>${say('yourOrder')}</h2>
    <dl>
      ${rows.map(
        ([key, value]) =>
          html`<dt>${say(key)}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>
    ${order.checkout && isPaid() ? html`<p role="status">${say('payWaiting')}</p>` : ''} ${onlinePayment(order.checkout, say, pay)}
    ${paymentSection(order.payment, language, say)}
    ${order.invoice ? html`<p>${file(order.invoice, say('invoice'))}</p>` : ''}
    ${order.creditNotes?.map(
      (note) => html`<p>${file(note.file, `${say('creditNote')}: ${money(language, note.amount, order.currency)}`)}</p>`,
    )}
    <order-periods .order=${order} .token=${orderOfAddress()?.token ?? null}></order-periods>
    ${RENEWABLE.includes(order.state) && !order.upgrade
      ? html`<button type="button" class="main" @click=${renew}>${say('renewOrder')}</button>`
      : ''}
    <button type="button" @click=${another}>${say('anotherOrder')}</button>
  </section>`;
}
