import { call, sitePath } from '../../api/http.js';

/** What became of a line of a bank statement. */
export interface StatementLine {
  line: number;
  outcome: 'MATCHED' | 'ALREADY_BOOKED' | 'WRONG_AMOUNT' | 'NOT_DUE' | 'UNKNOWN' | 'OUTGOING' | 'UNREADABLE';
  date?: string | null;
  transaction?: string | null;
  amount?: string | number | null;
  currency?: string | null;
  description?: string | null;
  reference?: string | null;
  expected?: string | number | null;
  detail?: string | null;
}

export interface StatementReport {
  items: StatementLine[];
  counts: Partial<Record<StatementLine['outcome'], number>>;
}

export const bookStatement = async (site: string, file: Blob): Promise<StatementReport> =>
  (
    await call<StatementReport>(`/admin${sitePath(site)}/bank-statements`, {
      method: 'POST',
      file: { type: 'text/csv', content: file },
    })
  ).body;
