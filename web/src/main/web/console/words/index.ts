import type { Language, Words } from '../../i18n/index.js';
import { auditEn } from './audit-en.js';
import { auditVi } from './audit-vi.js';
import { catalogEn } from './catalog-en.js';
import { catalogVi } from './catalog-vi.js';
import { couponsEn } from './coupons-en.js';
import { couponsVi } from './coupons-vi.js';
import { en } from './en.js';
import { listsEn } from './lists-en.js';
import { listsVi } from './lists-vi.js';
import { newslettersEn } from './newsletters-en.js';
import { newslettersVi } from './newsletters-vi.js';
import { ordersEn } from './orders-en.js';
import { ordersVi } from './orders-vi.js';
import { ratingsEn } from './ratings-en.js';
import { ratingsVi } from './ratings-vi.js';
import { revenueEn } from './revenue-en.js';
import { revenueVi } from './revenue-vi.js';
import { settingsEn } from './settings-en.js';
import { settingsVi } from './settings-vi.js';
import { statisticsEn } from './statistics-en.js';
import { statisticsVi } from './statistics-vi.js';
import { transferEn } from './transfer-en.js';
import { transferVi } from './transfer-vi.js';
import { vi } from './vi.js';
import { webhooksEn } from './webhooks-en.js';
import { webhooksVi } from './webhooks-vi.js';

const english = {
  ...en,
  ...auditEn,
  ...catalogEn,
  ...couponsEn,
  ...listsEn,
  ...newslettersEn,
  ...ordersEn,
  ...ratingsEn,
  ...revenueEn,
  ...settingsEn,
  ...statisticsEn,
  ...transferEn,
  ...webhooksEn,
};

export type ConsoleKey = keyof typeof english;

const vietnamese: Record<ConsoleKey, string> = {
  ...vi,
  ...auditVi,
  ...catalogVi,
  ...couponsVi,
  ...listsVi,
  ...newslettersVi,
  ...ordersVi,
  ...ratingsVi,
  ...revenueVi,
  ...settingsVi,
  ...statisticsVi,
  ...transferVi,
  ...webhooksVi,
};

/** A text of the console in the language of its page. */
export type Tell = (key: ConsoleKey, words?: Words) => string;

export const tellIn =
  (language: Language): Tell =>
  (key, words = {}) =>
    (language === 'vi' ? vietnamese : english)[key].replace(/\{(\w+)\}/g, (_, name: string) => String(words[name] ?? ''));

/** The text of a code that the service names, such as `reason` of `LINKS`; a code that is not listed stays as it is. */
export function tellCode(tell: Tell, prefix: string, code: string, words?: Words): string {
  const key = prefix + code;
  return key in english ? tell(key as ConsoleKey, words) : code;
}

export const countOf = (tell: Tell, count: number): string =>
  count === 1 ? tell('oneComment') : tell('manyComments', { count });
