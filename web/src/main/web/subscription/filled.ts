import { draftOf, keepDraft } from '../comments/drafts.js';

/** What was filled into an order's form, by the names of its fields. */
export type Filled = Record<string, string>;

const key = (site: string): string => `order.${site}`;

/** What was filled in and not sent in this tab; nothing where there is nothing, or it cannot be read. */
export function filledBefore(site: string): Filled {
  try {
    const kept: unknown = JSON.parse(draftOf(key(site)) || '{}');
    return kept && typeof kept === 'object' ? (kept as Filled) : {};
  } catch {
    return {};
  }
}

/** Keeps it through a reload and a sign-in. */
export function keepFilled(site: string, form: HTMLFormElement): void {
  const entries = [...new FormData(form)].filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '');
  keepDraft(key(site), JSON.stringify(Object.fromEntries(entries)));
}

export const dropFilled = (site: string): void => keepDraft(key(site), '');
