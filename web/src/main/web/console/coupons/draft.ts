import { amount, decimal, whole } from '../catalog/numbers.js';
import { guard, type Unsaved } from '../settings/drafts.js';
import type { Tagged } from '../settings/types.js';
import type { Coupon, CouponFields } from './calls.js';

const EMPTY: CouponFields = { code: '', percent: 10, amounts: {}, plans: [], from: null, until: null, limit: null, ended: false };

/** A coupon as it is saved, and as the form has it; a new one is not saved yet. */
export class CouponDraft implements Unsaved {
  value: CouponFields;
  /** Whether it is worth an amount in place of a percentage. */
  byAmount: boolean;

  constructor(public saved: Tagged<Coupon> | null) {
    this.value = structuredClone(saved ? fieldsOf(saved.value) : EMPTY);
    this.byAmount = this.value.percent === null;
  }

  get dirty(): boolean {
    return JSON.stringify(this.sent()) !== JSON.stringify(new CouponDraft(this.saved).sent());
  }

  settle(saved: Tagged<Coupon>): void {
    this.saved = saved;
    this.value = structuredClone(fieldsOf(saved.value));
    this.byAmount = this.value.percent === null;
    guard();
  }

  /** The coupon as the service takes it: numbers in place of what was typed, and nothing in place of what was left empty. */
  sent(): CouponFields {
    const { code, percent, amounts, plans, from, until, limit, ended } = this.value;
    return {
      code: code.trim().toUpperCase(),
      percent: this.byAmount ? null : decimal(percent),
      amounts: this.byAmount ? given(amounts) : {},
      plans: [...plans].sort(),
      from: from || null,
      until: until || null,
      limit: whole(limit),
      ended,
    };
  }
}

const fieldsOf = ({ code, percent, amounts, plans, from, until, limit, ended }: Coupon): CouponFields => ({
  code,
  percent,
  amounts,
  plans,
  from,
  until,
  limit,
  ended,
});

const given = (amounts: CouponFields['amounts']): CouponFields['amounts'] =>
  Object.fromEntries(
    Object.entries(amounts)
      .map(([currency, typed]) => [currency, amount(typed, currency)] as const)
      .filter(([, value]) => value !== null)
      .sort(([one], [other]) => one.localeCompare(other)),
  );
