import { append } from './tree.js';
import type { Comment, Page, Sort } from './types.js';

/** With a comment just written: the last where the oldest come first, else the first below those that are pinned. */
export function withNew(items: Comment[], comment: Comment, sort: Sort): Comment[] {
  const first = items.findIndex((one) => !one.pinned);
  const place = sort === 'oldest' || first < 0 ? items.length : first;
  return [...items.slice(0, place), comment, ...items.slice(place)];
}

/** The next page put behind what is shown, but before those that are shown ahead of their turn. */
export function withPage(shown: Page, page: Page, early: ReadonlySet<string>): Page {
  const come = new Set(page.items.map((one) => one.id));
  const waiting = shown.items.filter((one) => early.has(one.id) && !come.has(one.id));
  const all = append({ ...shown, items: shown.items.filter((one) => !early.has(one.id)) }, page);
  return { ...all, items: [...all.items, ...waiting] };
}
