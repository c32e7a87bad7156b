export const FORMATS = ['disqus', 'wordpress', 'remark42', 'usersay', 'mapping'] as const;
export type Format = (typeof FORMATS)[number];

export interface ImportReport {
  articles: number;
  added: number;
  known: number;
  toTop: number;
  votes: number;
  unmapped: number;
  /** The first of them. */
  unmappedArticles: { address: string; article: string }[];
  /** How many records were left out, by reason. */
  skipped: Record<string, number>;
  details: { line: number; what: string }[];
}

export interface ImportJob {
  id: string;
  format: Format;
  dryRun: boolean;
  mapping: string | null;
  state: 'WAITING' | 'RUNNING' | 'DONE' | 'FAILED';
  createdAt: string;
  finishedAt: string | null;
  bytes: number;
  /** 1 while the file is read, 2 while comments are added. */
  pass: number;
  /** Records that this pass is done with. */
  records: number;
  report: ImportReport;
  fault: string | null;
}

export const isFinished = ({ state }: ImportJob): boolean => state === 'DONE' || state === 'FAILED';

export interface NewImport {
  format: Format;
  dryRun: boolean;
  mapping: string;
  file: File;
}
