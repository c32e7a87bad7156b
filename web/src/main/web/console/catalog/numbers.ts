import type { Typed } from './types.js';

/** What is no number stays as it was typed, for the service to refuse at its field. */
const read = (typed: Typed, shape: RegExp): Typed => {
  const text = String(typed ?? '').trim();
  return text === '' ? null : shape.test(text) ? Number(text.replace(',', '.')) : text;
};

/** A whole number: 10.000 and 10,000 are none, as they mean ten to some and ten thousand to others. */
export const whole = (typed: Typed): Typed => read(typed, /^\d{1,12}$/);

/** A number whose decimal comma is a point. */
export const decimal = (typed: Typed): Typed => read(typed, /^\d{1,12}([.,]\d{1,4})?$/);

/** An amount with no more decimals than the currency has, so that 50.000 đồng are no fifty. */
export function amount(typed: Typed, currency: string): Typed {
  const digits = decimalsOf(currency);
  return digits === 0 ? whole(typed) : read(typed, new RegExp(`^\\d{1,12}([.,]\\d{1,${digits}})?$`));
}

const decimalsOf = (currency: string): number =>
  /^[A-Z]{3}$/i.test(currency) ? (new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2) : 2;
