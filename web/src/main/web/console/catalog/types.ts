/** A number as it was typed, until it is sent. */
export type Typed = number | string | null;

export type Names = { en?: string; vi?: string };

export interface Plan {
  id: string;
  name: string;
  names?: Names;
  termMonths: Typed;
  issues?: Typed;
  price: Typed;
  currency: string;
  /** Prices in further currencies. */
  prices?: Record<string, Typed>;
  delivery: 'POST' | 'ONLINE';
  maxCopies: Typed;
  /** How many read with one copy, whom the buyer invites. */
  seats?: Typed;
  taxPercent: Typed;
  /** What its subscribers may read; null where its publication's kind says so. */
  entitlements?: string[] | null;
  includes?: string[];
  from?: string | null;
  until?: string | null;
}

export const KINDS = ['PRINT', 'SUPPLEMENT', 'SPECIAL', 'EPAPER', 'DIGITAL'] as const;

export const WEEKDAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;

/** When a publication's issues appear. */
export interface IssueDays {
  weekdays: (typeof WEEKDAYS)[number][];
  monthDays: Typed[];
  dates: string[];
}

export interface Publication {
  id: string;
  name: string;
  names?: Names;
  kind: (typeof KINDS)[number];
  description?: string;
  descriptions?: Names;
  issueDays?: IssueDays;
  plans: Plan[];
}

export interface Region {
  id: string;
  name: string;
  names?: Names;
  country?: string | null;
  areas?: string[];
  surcharges: Record<string, Typed>;
}

/** What a site sells, and where it is brought to. */
export interface Catalog {
  publications: Publication[];
  regions: Region[];
}

/** One difference between two versions, by ids; null where it was not there, or is not any more. */
export interface CatalogChange {
  path: string;
  before: string | null;
  after: string | null;
}

export interface CatalogVersion {
  version: number;
  at: string;
  by: string;
  changes: CatalogChange[];
}
