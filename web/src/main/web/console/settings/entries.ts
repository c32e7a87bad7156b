/** Entries of a word list: what the service takes. */
export const MOST_ENTRIES = 10_000;
export const LONGEST_ENTRY = 100;

const LETTER = /[\p{L}\p{Nd}\p{Mc}]/u;

export type Flaw = 'tooLong' | 'noLetter' | 'tooMany';

/** What would become of the lines of a file or of the clipboard. */
export interface Incoming {
  added: string[];
  /** Lines that repeat another one, or an entry of the list. */
  repeated: number;
  flawed: { text: string; line: number; flaw: Flaw }[];
}

/** Entries that are equal but for capitals are one. */
export const keyOf = (entry: string): string => entry.normalize('NFC').toLowerCase();

/** For the filter, which finds "lừa" by "lua". */
export const folded = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();

export function flawOf(entry: string): Flaw | null {
  return entry.length > LONGEST_ENTRY ? 'tooLong' : LETTER.test(entry) ? null : 'noLetter';
}

const tidy = (line: string): string =>
  line
    .replace(/[\p{Cc}\uFEFF]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .normalize('NFC');

/** The first cell of a line of a table. */
function firstCell(line: string): string {
  const quoted = /^\s*"((?:[^"]|"")*)"/.exec(line);
  return quoted ? quoted[1]!.replaceAll('""', '"') : line.split(/[,;\t]/, 1)[0]!;
}

/** Sorts lines into what is new to a list, what repeats, and what the service would refuse. Empty lines are passed over. */
export function incoming(text: string, present: readonly string[], table = false): Incoming {
  const known = new Set(present.map(keyOf));
  const room = MOST_ENTRIES - present.length;
  const result: Incoming = { added: [], repeated: 0, flawed: [] };
  text.split(/\r\n|[\n\r\u2028\u2029]/).forEach((whole, index) => {
    const entry = tidy(table ? firstCell(whole) : whole);
    if (!entry) {
      return;
    }
    const flaw = flawOf(entry);
    if (flaw) {
      result.flawed.push({ text: entry, line: index + 1, flaw });
    } else if (known.has(keyOf(entry))) {
      result.repeated++;
    } else if (result.added.length >= room) {
      result.flawed.push({ text: entry, line: index + 1, flaw: 'tooMany' });
    } else {
      known.add(keyOf(entry));
      result.added.push(entry);
    }
  });
  return result;
}

/** The text of a file in UTF-8 or UTF-16; null where it is no text. */
export function decoded(bytes: Uint8Array): string | null {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}
