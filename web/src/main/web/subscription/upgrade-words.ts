import type { Language, Words } from '../i18n/index.js';

/** Texts of `<order-upgrade>`. */
const en = {
  title: 'Upgrade',
  hint: 'Another plan takes the place of this one on the day it is paid for. The days that are left are credited.',
  plan: 'New plan',
  none: 'There is no other plan.',
  price: 'Show the price',
  credit: 'Credit for {days} days of {reference}',
  due: 'To pay',
  payUntil: 'To be paid by {day}; until then this subscription runs on unchanged.',
  order: 'Order the upgrade for {due}',
  placed: 'The upgrade is ordered. This subscription runs on until it is paid.',
  waits: 'The upgrade {reference} waits to be paid; this subscription runs on until then.',
  open: 'Show the upgrade',
  takeBack: 'Take the upgrade back',
  takenBack: 'The upgrade is taken back.',
  ended: 'Upgraded to {reference}',
};

const vi: Record<keyof typeof en, string> = {
  title: 'Nâng cấp',
  hint: 'Gói mới thay thế gói này kể từ ngày thanh toán. Những ngày còn lại được khấu trừ.',
  plan: 'Gói mới',
  none: 'Không có gói nào khác.',
  price: 'Xem giá',
  credit: 'Khấu trừ {days} ngày còn lại của {reference}',
  due: 'Phải trả',
  payUntil: 'Hạn thanh toán {day}; đến lúc đó gói hiện tại vẫn giữ nguyên.',
  order: 'Đặt nâng cấp với giá {due}',
  placed: 'Đã đặt nâng cấp. Gói hiện tại vẫn giữ nguyên cho đến khi thanh toán.',
  waits: 'Đơn nâng cấp {reference} đang chờ thanh toán; đến lúc đó gói hiện tại vẫn giữ nguyên.',
  open: 'Xem đơn nâng cấp',
  takeBack: 'Hủy nâng cấp',
  takenBack: 'Đã hủy nâng cấp.',
  ended: 'Đã nâng cấp lên {reference}',
};

export type UpgradeKey = keyof typeof en;

export const tellUpgrade = (language: Language, key: UpgradeKey, words: Words = {}): string =>
  (language === 'vi' ? vi : en)[key].replace(/\{(\w+)\}/g, (_, name: string) => String(words[name] ?? ''));
