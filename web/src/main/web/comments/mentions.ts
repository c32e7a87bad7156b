import type { Comment } from './types.js';

const MOST = 5;
const LONGEST = 40;

/** The name being typed before the caret, from its `@` on. */
export interface Mention {
  start: number;
  query: string;
}

export function mentionBefore(text: string, caret: number): Mention | null {
  const start = text.lastIndexOf('@', caret - 1);
  if (start < 0 || (start > 0 && !/[\s(]/.test(text[start - 1]!))) {
    return null;
  }
  const query = text.slice(start + 1, caret);
  return query.length <= LONGEST && !/[\n@]/.test(query) ? { start, query } : null;
}

/** Names that begin, or hold a word that begins, with what is typed. */
export function suggestions(people: string[], mention: Mention | null): string[] {
  if (!mention) {
    return [];
  }
  const query = mention.query.toLocaleLowerCase();
  const fits = (name: string): boolean =>
    name !== mention.query && (' ' + name.toLocaleLowerCase()).includes(' ' + query);
  return people.filter(fits).slice(0, MOST);
}

export function peopleIn(comments: Comment[], except: string | undefined): string[] {
  const names = new Set<string>();
  const walk = (items: Comment[]): void =>
    items.forEach((comment) => {
      if (comment.author?.name && comment.author.id !== except) {
        names.add(comment.author.name);
      }
      walk(comment.replies?.items ?? []);
    });
  walk(comments);
  return [...names];
}
