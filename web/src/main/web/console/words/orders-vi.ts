import type { ordersEn } from './orders-en.js';

export const ordersVi: Record<keyof typeof ordersEn, string> = {
  statementTitle: 'Đối soát sao kê ngân hàng',
  statementHint:
    'Tệp CSV mã hóa UTF-8 có các cột ngày giao dịch, số bút toán, số tiền, nội dung và loại tiền nếu không phải đồng. Gửi lại cùng một tệp không làm thay đổi gì.',
  statementFile: 'Sao kê',
  statementSend: 'Ghi nhận chuyển khoản',
  statementNone: 'Đây không phải sao kê: cần tệp CSV mã hóa UTF-8 có các cột ngày giao dịch, số bút toán, số tiền và nội dung, tối đa 2.000 dòng.',
  statementLines: 'Các dòng của sao kê',
  statementLine: 'Dòng',
  statementOutcome: 'Kết quả',
  statementAmount: 'Số tiền',
  statementText: 'Nội dung',
  statementExpected: 'Đơn đang chờ {amount}.',
  statement_MATCHED: 'Đơn đã được thanh toán',
  statement_ALREADY_BOOKED: 'Đã ghi nhận trước đó',
  statement_WRONG_AMOUNT: 'Sai số tiền',
  statement_NOT_DUE: 'Không có khoản phải thu: cần hoàn tiền',
  statement_UNKNOWN: 'Không nêu mã đơn',
  statement_OUTGOING: 'Tiền ra',
  statement_UNREADABLE: 'Không đọc được',
};
