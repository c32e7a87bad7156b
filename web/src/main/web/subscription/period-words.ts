import { localeOf, type Language, type Words } from '../i18n/index.js';

/** Texts of `<order-periods>`. */
const en = {
  title: 'Vacation and delivery address',
  holds: 'Vacation',
  holdHint: 'Nothing is delivered from the first day to the last, and online reading rests too. 7 days at least, 90 a year at most; the subscription ends as many days later.',
  from: 'First day',
  to: 'Last day',
  hold: 'Hold the subscription',
  held: 'Held from {from} to {to}',
  holdSaved: 'The subscription is held, and ends on {end}.',
  takeBack: 'Take back',
  takeBackOf: 'Take back: {what}',
  takenBack: 'Taken back.',
  moves: 'Delivery address',
  moveHint: 'Without a last day the address is for good.',
  toOptional: 'Last day (optional)',
  move: 'Change the address',
  moved: 'From {from}: {address}',
  movedUntil: 'From {from} to {to}: {address}',
  moveSaved: 'The address is changed.',
  ordered: 'As ordered: {address}',
};

const vi: Record<keyof typeof en, string> = {
  title: 'Tạm ngưng và địa chỉ giao báo',
  holds: 'Tạm ngưng',
  holdHint: 'Từ ngày đầu đến ngày cuối sẽ không giao báo, đọc trực tuyến cũng tạm ngưng. Ít nhất 7 ngày, tối đa 90 ngày mỗi năm; gói được kéo dài thêm đúng số ngày đó.',
  from: 'Ngày đầu',
  to: 'Ngày cuối',
  hold: 'Tạm ngưng giao báo',
  held: 'Tạm ngưng từ {from} đến {to}',
  holdSaved: 'Đã tạm ngưng; gói kết thúc ngày {end}.',
  takeBack: 'Hủy',
  takeBackOf: 'Hủy: {what}',
  takenBack: 'Đã hủy.',
  moves: 'Địa chỉ giao báo',
  moveHint: 'Bỏ trống ngày cuối nếu đổi địa chỉ hẳn.',
  toOptional: 'Ngày cuối (không bắt buộc)',
  move: 'Đổi địa chỉ',
  moved: 'Từ {from}: {address}',
  movedUntil: 'Từ {from} đến {to}: {address}',
  moveSaved: 'Đã đổi địa chỉ.',
  ordered: 'Theo đơn: {address}',
};

export type PeriodKey = keyof typeof en;

export const tellPeriods = (language: Language, key: PeriodKey, words: Words = {}): string =>
  (language === 'vi' ? vi : en)[key].replace(/\{(\w+)\}/g, (_, name: string) => String(words[name] ?? ''));

/** A calendar day as people write it. */
export const written = (language: Language, day: string): string =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString(localeOf(language), { dateStyle: 'medium', timeZone: 'UTC' });

/** The last day of a term, of which services tell the day after. */
export const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
