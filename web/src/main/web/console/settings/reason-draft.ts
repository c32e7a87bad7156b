import { guard, type Unsaved } from './drafts.js';
import type { CannedReason, SiteReasons, Tagged } from './types.js';

export const MOST_REASONS = 50;

const CODE = /^[a-z0-9-]{1,40}$/;
const LONGEST = { label: 60, statement: 500 } as const;

/** A reason in the form; the key stays whatever is typed. */
export interface ReasonRow extends CannedReason {
  key: number;
  /** The code follows the label until somebody types one. */
  coded: boolean;
}

export type ReasonFlaw = 'code' | 'codeTwice' | 'label' | 'statement';

/** Reasons of a site as they are saved, and as the form has them. */
export class ReasonDraft implements Unsaved {
  rows: ReasonRow[] = [];
  mails: boolean | undefined;
  private keys = 0;

  constructor(public saved: Tagged<SiteReasons>) {
    this.discard();
  }

  get dirty(): boolean {
    const { items, mailStatements } = this.saved.value;
    return this.mails !== mailStatements || JSON.stringify(this.value.items) !== JSON.stringify(items.map(plain));
  }

  get value(): SiteReasons {
    const items = this.rows.map((row) => ({ code: row.code, label: row.label.trim(), statement: row.statement.trim() }));
    return this.mails === undefined ? { items } : { items, mailStatements: this.mails };
  }

  discard(): void {
    this.mails = this.saved.value.mailStatements;
    this.rows = this.saved.value.items.map((reason) => ({ ...plain(reason), key: ++this.keys, coded: true }));
    guard();
  }

  settle(saved: Tagged<SiteReasons>): void {
    this.saved = saved;
    this.discard();
  }

  mail(wanted: boolean): void {
    this.mails = wanted;
    guard();
  }

  add(): ReasonRow {
    const row = { code: '', label: '', statement: '', key: ++this.keys, coded: false };
    this.rows = [...this.rows, row];
    guard();
    return row;
  }

  remove(row: ReasonRow): void {
    this.rows = this.rows.filter((one) => one !== row);
    guard();
  }

  /** Moves a reason one place up or down. */
  move(row: ReasonRow, step: 1 | -1): void {
    const from = this.rows.indexOf(row);
    const rows = this.rows.filter((one) => one !== row);
    rows.splice(Math.max(0, from + step), 0, row);
    this.rows = rows;
    guard();
  }

  type(row: ReasonRow, field: keyof CannedReason, words: string): void {
    row[field] = words;
    if (field === 'code') {
      row.coded = true;
    } else if (field === 'label' && !row.coded) {
      row.code = codeOf(words);
    }
    guard();
  }

  flaws(row: ReasonRow): ReasonFlaw[] {
    const twice = this.rows.some((one) => one !== row && one.code === row.code);
    return [
      ...(CODE.test(row.code) ? (twice ? (['codeTwice'] as const) : []) : (['code'] as const)),
      ...(['label', 'statement'] as const).filter((field) => !row[field].trim() || row[field].trim().length > LONGEST[field]),
    ];
  }
}

const plain = ({ code, label, statement }: CannedReason): CannedReason => ({ code, label, statement });

/** "Off topic" is `off-topic`. */
const codeOf = (label: string): string =>
  label
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-|-$/g, '');
