import { parameter, viewAddress } from '../address.js';

/** Which orders of a site are listed; what is empty chooses nothing. */
export interface OrderSelection extends Record<string, string> {
  state: string;
  /** First and last day on which they were placed. */
  from: string;
  to: string;
  /** Id of who looks after them, `me` or `nobody`. */
  assignee: string;
  publication: string;
  plan: string;
  country: string;
  /** What is searched, which sets the others aside. */
  q: string;
}

const FIELDS = ['state', 'from', 'to', 'assignee', 'publication', 'plan', 'country', 'q'] as const;

/** The selection of the page's address. */
export const readSelection = (): OrderSelection =>
  Object.fromEntries(FIELDS.map((name) => [name, parameter(name)])) as OrderSelection;

/** How many of the filters narrow the list: a search sets all others aside, and what is due has no further ones. */
export const countOf = (selection: OrderSelection): number =>
  selection.q ? 0 : selection.state === 'DUE' ? 1 : FIELDS.filter((name) => selection[name]).length;

/** The page with this selection. */
export const addressOf = (selection: OrderSelection): string => viewAddress({ tab: 'orders', ...selection });
