import { Problem } from '../api/problem.js';
import type { Language, Words } from '../i18n/index.js';

/** Texts of seats. */
const en = {
  title: 'Seats',
  count: '{used} of {bought} seats are taken or offered.',
  tooFew: 'Only the {bought} seats that were taken first count.',
  unpaid: 'You invite those who read once the order is paid for.',
  over: 'The order is over: its seats grant nothing any more.',
  taken: '{name}, since {when}',
  offered: 'invited {when}, until {until}',
  takeBack: 'Take back',
  takeBackOf: 'Take back: {email}',
  takenBack: 'The seat of {email} is free again.',
  email: 'E-mail address of whom you invite',
  emailHint: 'We mail a link with which the seat is taken. It works once, for two weeks.',
  invite: 'Send the invitation',
  invited: 'The invitation to {email} is on its way.',
  own: 'Take a seat yourself',
  owned: 'You have a seat.',
  full: 'All seats are taken or offered. Take one back, or order more.',
  'no-free-seat': 'All seats are taken or offered. Take one back, or order more.',
  'seat-taken': 'This address has a seat, or is invited to one.',
  'order-not-running': 'The order is not paid for, or is over.',
  'too-many-seat-changes': 'Staff changed the seats of this order too often. Let the buyer change them.',
  'too-many-requests': 'This was invited too often, or too many were today. Try it again later.',

  mineOf: '{publication}, from {buyer}',
  mineUntil: 'until {until}',
  mineOver: 'A subscription that is over',
  giveBack: 'Give back',
  giveBackOf: 'Give the seat back: {publication}',
  gaveBack: 'The seat is given back.',

  signIn: 'You were invited to read along. Sign in, or register, with this or another address; then a button gives you the seat.',
  ask: 'You were invited to read along. Whoever invited you pays, and sees your name and the address that was invited.',
  askAs: 'The seat is for the account {name}.',
  other: 'Use another account',
  accept: 'Take the seat',
  accepted: 'You read {publication} from {from} until {until}.',
  spent: 'This invitation was used, was withdrawn or is over. Ask who invited you for another one.',
  already: 'This account has a seat already. The invitation is left for somebody else.',
  none: 'All seats are taken. Ask who invited you.',
  account: 'Go to your account',
};

const vi: Record<keyof typeof en, string> = {
  title: 'Suất đọc',
  count: '{used} trên {bought} suất đã có người nhận hoặc đang chờ nhận.',
  tooFew: 'Chỉ {bought} suất được nhận sớm nhất có hiệu lực.',
  unpaid: 'Bạn mời người đọc khi đơn đã được thanh toán.',
  over: 'Đơn đã hết hạn: các suất đọc không còn hiệu lực.',
  taken: '{name}, từ {when}',
  offered: 'đã mời {when}, đến {until}',
  takeBack: 'Thu hồi',
  takeBackOf: 'Thu hồi: {email}',
  takenBack: 'Suất của {email} đã trống trở lại.',
  email: 'Địa chỉ e-mail của người bạn mời',
  emailHint: 'Chúng tôi gửi một liên kết để nhận suất đọc. Liên kết dùng được một lần, trong hai tuần.',
  invite: 'Gửi lời mời',
  invited: 'Lời mời đang được gửi đến {email}.',
  own: 'Tự nhận một suất',
  owned: 'Bạn đã có một suất.',
  full: 'Mọi suất đã có người nhận hoặc đang chờ nhận. Hãy thu hồi một suất hoặc đặt mua thêm.',
  'no-free-seat': 'Mọi suất đã có người nhận hoặc đang chờ nhận. Hãy thu hồi một suất hoặc đặt mua thêm.',
  'seat-taken': 'Địa chỉ này đã có suất hoặc đã được mời.',
  'order-not-running': 'Đơn chưa được thanh toán hoặc đã hết hạn.',
  'too-many-seat-changes': 'Tòa soạn đã thay đổi các suất của đơn này quá nhiều lần. Hãy để người mua tự thay đổi.',
  'too-many-requests': 'Địa chỉ này đã được mời quá nhiều lần, hoặc hôm nay đã mời quá nhiều người. Hãy thử lại sau.',

  mineOf: '{publication}, từ {buyer}',
  mineUntil: 'đến {until}',
  mineOver: 'Một gói đã hết hạn',
  giveBack: 'Trả lại',
  giveBackOf: 'Trả lại suất đọc: {publication}',
  gaveBack: 'Đã trả lại suất đọc.',

  signIn: 'Bạn được mời cùng đọc. Hãy đăng nhập hoặc đăng ký, bằng địa chỉ này hay địa chỉ khác; sau đó bấm nút để nhận suất đọc.',
  ask: 'Bạn được mời cùng đọc. Người mời trả phí và thấy tên của bạn cùng địa chỉ được mời.',
  askAs: 'Suất đọc dành cho tài khoản {name}.',
  other: 'Dùng tài khoản khác',
  accept: 'Nhận suất đọc',
  accepted: 'Bạn đọc {publication} từ {from} đến {until}.',
  spent: 'Lời mời này đã được dùng, đã bị thu hồi hoặc đã hết hạn. Hãy xin người mời gửi lời mời khác.',
  already: 'Tài khoản này đã có một suất. Lời mời vẫn dành cho người khác.',
  none: 'Mọi suất đã có người nhận. Hãy hỏi người đã mời bạn.',
  account: 'Đến tài khoản của bạn',
};

export type SeatKey = keyof typeof en;

export const tellSeats = (language: Language, key: SeatKey, words: Words = {}): string =>
  (language === 'vi' ? vi : en)[key].replace(/\{(\w+)\}/g, (_, name: string) => String(words[name] ?? ''));

/** What a refusal says in the words of seats; undefined for others. */
export function refusalKey(error: unknown): SeatKey | undefined {
  const type = error instanceof Problem ? error.type.slice(error.type.lastIndexOf('/') + 1) : '';
  return type in en ? (type as SeatKey) : undefined;
}
