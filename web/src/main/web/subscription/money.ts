import type { Plan } from './types.js';

const DECIMAL = /^(\d+)(?:\.(\d+))?$/;

/** Price times copies without binary fractions. For display only: the service computes what is owed. */
export function times(price: string | number, copies: number): string {
  const match = DECIMAL.exec(String(price));
  if (!match) {
    return '';
  }
  const [, whole = '0', fraction = ''] = match;
  const units = BigInt(whole + fraction) * BigInt(copies);
  if (!fraction) {
    return units.toString();
  }
  const digits = units.toString().padStart(fraction.length + 1, '0');
  return `${digits.slice(0, -fraction.length)}.${digits.slice(-fraction.length)}`;
}

/** What one copy of a plan costs in each of its currencies, its own first. */
export const pricesOf = ({ price, currency, prices }: Plan): [currency: string, price: string | number][] => [
  [currency, price],
  ...Object.entries(prices ?? {}).sort(([one], [other]) => (one < other ? -1 : 1)),
];

/** Of those the one in a currency, or the plan's own. */
export const priceIn = (plan: Plan, wanted: string): [currency: string, price: string | number] =>
  pricesOf(plan).find(([currency]) => currency === wanted) ?? [plan.currency, plan.price];

export function money(language: string, amount: string | number, currency: string): string {
  try {
    return new Intl.NumberFormat(language, { style: 'currency', currency }).format(Number(amount));
  } catch {
    return `${amount} ${currency}`;
  }
}
