/** Texts of the tab "Orders" beside its list. */
export const ordersEn = {
  statementTitle: 'Book a bank statement',
  statementHint:
    'A CSV file in UTF-8 with the columns date, transaction, amount, description and, where it is not đồng, currency. Sending the same file again changes nothing.',
  statementFile: 'Statement',
  statementSend: 'Book the transfers',
  statementNone: 'This is no statement: a CSV file in UTF-8 with the columns date, transaction, amount and description is needed, of at most 2,000 lines.',
  statementLines: 'Lines of the statement',
  statementLine: 'Line',
  statementOutcome: 'What became of it',
  statementAmount: 'Amount',
  statementText: 'Description',
  statementExpected: 'The order waits for {amount}.',
  statement_MATCHED: 'Order paid',
  statement_ALREADY_BOOKED: 'Booked before',
  statement_WRONG_AMOUNT: 'Wrong amount',
  statement_NOT_DUE: 'Nothing is due: pay back',
  statement_UNKNOWN: 'No order named',
  statement_OUTGOING: 'Outgoing',
  statement_UNREADABLE: 'Unreadable',
};
