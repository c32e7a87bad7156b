import type { QueuedComment } from './types.js';

/** A text and what of it is to be marked. */
type Marked = Pick<QueuedComment, 'html' | 'matches' | 'reasons'>;

/** Reasons of checks outside the service, which give categories and not words of the text. */
const CHECKS = new Set(['AKISMET', 'MODERATION_SERVICE', 'PUBLISHER_CHECK', 'UNCHECKED']);

export const isChecked = ({ reasons }: Pick<QueuedComment, 'reasons'>): boolean => reasons?.some((reason) => CHECKS.has(reason)) ?? false;

/** What of a comment's words led to the hold. */
export const matchedWords = (comment: Omit<Marked, 'html'>): string[] =>
  isChecked(comment) ? [] : (comment.matches ?? []).filter(Boolean);

const marked = new WeakMap<Marked, string>();
const plain = new WeakMap<QueuedComment, string>();

function parse(html: string): HTMLTemplateElement {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template;
}

/** The words of a comment in one line. */
export function excerpt(comment: QueuedComment): string {
  let words = plain.get(comment);
  if (words === undefined) {
    const { content } = parse(comment.html.replace(/<(?=\/?(p|li|br|blockquote|pre)\b)/g, ' <'));
    words = (content.textContent ?? '').replace(/\s+/g, ' ').trim();
    plain.set(comment, words);
  }
  return words;
}

/** A comment's HTML, which the service has sanitised, with what led to the hold in `mark`. */
export function markedHtml(comment: Marked): string {
  const matches = matchedWords(comment);
  if (!matches.length) {
    return comment.html;
  }
  let html = marked.get(comment);
  if (html === undefined) {
    const template = parse(comment.html);
    matches.forEach((match) => markIn(template.content, match));
    html = template.innerHTML;
    marked.set(comment, html);
  }
  return html;
}

/** Marks every occurrence, also one that runs through several elements; of links also those that lead there. */
function markIn(root: DocumentFragment, match: string): void {
  root.querySelectorAll('a').forEach((link) => {
    if (link.getAttribute('href') === match && !link.textContent?.includes(match)) {
      link.append(wrapped([...link.childNodes]));
    }
  });
  const nodes = textNodes(root);
  const exact = nodes.map((node) => node.data).join('');
  // A few letters have a lower case of two: offsets would be others.
  const fold = exact.toLowerCase().length === exact.length;
  const text = fold ? exact.toLowerCase() : exact;
  const words = fold ? match.toLowerCase() : match;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) {
    markRange(nodes, at, at + words.length);
  }
}

function textNodes(root: Node): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  while (walker.nextNode()) {
    nodes.push(walker.currentNode as Text);
  }
  return nodes;
}

/** Splits the nodes in place, so that offsets of the text stay those of the list. */
function markRange(nodes: Text[], from: number, to: number): void {
  let start = 0;
  for (let place = 0; place < nodes.length && start < to; place++) {
    const node = nodes[place]!;
    const end = start + node.length;
    if (from > start && from < end) {
      nodes.splice(place + 1, 0, node.splitText(from - start));
    } else if (start >= from && end > to) {
      nodes.splice(place + 1, 0, node.splitText(to - start));
      mark(node);
    } else if (start >= from && end > start && end <= to) {
      mark(node);
    }
    start += node.length;
  }
}

function mark(node: Text): void {
  if (node.parentElement?.tagName !== 'MARK') {
    const before = node.nextSibling;
    const parent = node.parentNode!;
    parent.insertBefore(wrapped([node]), before);
  }
}

function wrapped(nodes: Node[]): HTMLElement {
  const element = document.createElement('mark');
  element.append(...nodes);
  return element;
}

export interface Piece {
  text: string;
  hit: boolean;
}

/** The text cut into what matched and what did not. */
export function pieces(text: string, matches: readonly string[] = []): Piece[] {
  const words = matches.filter(Boolean).map((match) => match.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return words.length
    ? text.split(new RegExp(`(${words.join('|')})`, 'giu')).map((part, place) => ({ text: part, hit: place % 2 === 1 }))
    : [{ text, hit: false }];
}
