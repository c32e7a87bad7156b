import { call, sitePath } from '../../api/http.js';
import { query, type Page } from '../calls.js';
import type { CatalogVersion } from '../catalog/types.js';
import type { Tagged } from '../settings/types.js';

/** What the staff decides about a coupon. */
export interface CouponFields {
  code: string;
  percent: number | string | null;
  amounts: Record<string, number | string | null>;
  plans: string[];
  from: string | null;
  until: string | null;
  limit: number | string | null;
  ended: boolean;
}

export interface Coupon extends CouponFields {
  used: number;
  state: 'VALID' | 'NOT_YET' | 'ENDED' | 'SPENT';
  version: number;
  at: string;
  by: string;
  /** None in lists. */
  history?: CatalogVersion[];
}

const path = (site: string, code = ''): string => `/admin${sitePath(site)}/coupons${code && `/${encodeURIComponent(code)}`}`;

export const fetchCoupons = async (site: string, cursor: string | null): Promise<Page<Coupon>> =>
  (await call<Page<Coupon>>(path(site) + query({ cursor: cursor ?? '', limit: '50' }))).body;

export async function fetchCoupon(site: string, code: string): Promise<Tagged<Coupon>> {
  const { body, etag } = await call<Coupon>(path(site, code));
  return { value: body, tag: etag };
}

/** Refused with 409 where the code is taken. */
export async function makeCoupon(site: string, coupon: CouponFields): Promise<Tagged<Coupon>> {
  const { body, etag } = await call<Coupon>(path(site), { method: 'POST', body: coupon });
  return { value: body, tag: etag };
}

/** Refused with 412 where somebody else changed it since it was read. */
export async function saveCoupon(site: string, coupon: CouponFields, tag: string | null): Promise<Tagged<Coupon>> {
  const { body, etag } = await call<Coupon>(path(site, coupon.code), { method: 'PUT', body: coupon, ifMatch: tag });
  return { value: body, tag: etag };
}
