import { parameter, viewAddress } from '../address.js';

/** What is looked for, each empty where anything is. Days are those of the browser. */
export interface AuditSearch extends Record<string, string> {
  action: string;
  actor: string;
  target: string;
  from: string;
  to: string;
}

export const FIELDS = ['action', 'actor', 'target', 'from', 'to'] as const;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

const searchOf = (value: (name: string) => string): AuditSearch =>
  Object.fromEntries(FIELDS.map((name) => [name, value(name)])) as AuditSearch;

/** The search of the page's address. */
export const readSearch = (): AuditSearch => searchOf(parameter);

export const searchOfForm = (form: FormData): AuditSearch => searchOf((name) => String(form.get(name) ?? '').trim());

export const isEmpty = (search: AuditSearch): boolean => FIELDS.every((name) => !search[name]);

/** The page with this search. */
export const addressOf = (search: Partial<AuditSearch>): string =>
  viewAddress({ tab: 'audit', ...(search as Record<string, string>) });

/** A search as the service takes it: days become the moments at which they begin and end. */
export function parametersOf(search: AuditSearch): Record<string, string> {
  return { ...search, from: moment(search.from, 0), to: moment(search.to, 1) };
}

function moment(day: string, daysLater: number): string {
  if (!DAY.test(day)) {
    return day;
  }
  const begin = new Date(`${day}T00:00`);
  begin.setDate(begin.getDate() + daysLater);
  return Number.isNaN(begin.getTime()) ? day : begin.toISOString();
}
