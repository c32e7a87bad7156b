import { isPosted, type Order, type Plan } from './types.js';

/** The order that a filled-in form stands for; what was left empty is left out. */
export function orderOf(form: FormData, plan: Plan, locale: string): Order {
  const text = (name: string): string => String(form.get(name) ?? '').trim();
  const order: Order = {
    plan: plan.id,
    copies: Number(text('copies')),
    ...given('currency', text('currency')),
    startsOn: text('issue') || text('startsOn'),
    ...given('issue', text('issue')),
    subscriber: { name: text('name'), email: text('email'), ...given('phone', text('phone')) },
    ...given('coupon', text('coupon')),
    locale,
  };
  if (isPosted(plan)) {
    order.delivery = {
      recipient: text('recipient') || text('name'),
      address: text('address'),
      ...given('ward', text('ward')),
      city: text('city'),
      ...given('state', text('state')),
      ...given('postalCode', text('postalCode')),
      country: text('country'),
    };
  }
  if (form.has('forCompany')) {
    order.company = { name: text('companyName'), taxCode: text('taxCode'), country: text('companyCountry'), ...given('address', text('companyAddress')) };
  }
  if (form.has('isGift')) {
    order.gift = {
      recipientName: text('giftName'),
      recipientEmail: text('giftEmail'),
      ...given('message', text('giftMessage')),
      ...given('notifyOn', text('giftOn')),
    };
  }
  return order;
}

function given<K extends string>(name: K, value: string): Record<K, string> | Record<never, never> {
  return value ? ({ [name]: value } as Record<K, string>) : {};
}
