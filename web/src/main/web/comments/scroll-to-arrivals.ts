import type { Sort } from './types.js';

/** Brings the first of the arrivals into view, at the end that the order of the list adds them to. */
export function scrollToArrivals(list: Element | null, sort: Sort): void {
  if (sort === 'oldest') {
    list?.lastElementChild?.scrollIntoView({ block: 'nearest' });
  } else if (list && list.getBoundingClientRect().top < 0) {
    list.scrollIntoView();
  }
}
