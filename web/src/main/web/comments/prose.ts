import { unsafeHTML } from 'lit/directives/unsafe-html.js';

const BLOCK = /<(p|ul|ol|pre|blockquote|div|dl|table)(?=[ >])/g;

/** A comment's HTML, which the service has sanitised, with each block in the direction of its first letter. */
export const prose = (html: string) => unsafeHTML(html.replace(BLOCK, '<$1 dir="auto"'));
