import { unsafeHTML } from 'lit/directives/unsafe-html.js';

/** A whole tag, so that nothing is found in the value of an attribute, where `<` and `>` may stand as they are. */
const TAG = /<(?:(p|ul|ol|pre|blockquote|div|dl|table)(?=[ >]))?[^">]*(?:"[^"]*"[^">]*)*>/g;

/** A comment's HTML, which the service has sanitised, with each block in the direction of its first letter. */
export const prose = (html: string) =>
  unsafeHTML(html.replace(TAG, (tag: string, block?: string) => (block ? `<${block} dir="auto"${tag.slice(block.length + 1)}` : tag)));
