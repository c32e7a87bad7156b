import { guard, type Unsaved } from './drafts.js';
import { differences } from './fields.js';
import type { Field, ModerationSettings, NumberField, Tagged, WordField } from './types.js';

const WORDS: WordField[] = ['heldWords', 'refusedWords'];

const isWords = (field: Field): field is WordField => (WORDS as Field[]).includes(field);

/** What another moderator saved meanwhile: the fields, and which of them this one changed too. */
export interface Overtaken {
  theirs: Field[];
  both: Field[];
}

/** Settings as they are saved, and as the form has them. */
export class SettingsDraft implements Unsaved {
  values: ModerationSettings;
  /** Numbers as they were typed. */
  readonly typed = new Map<NumberField, string>();

  constructor(public saved: Tagged<ModerationSettings>) {
    this.values = saved.value;
  }

  get changes(): Field[] {
    return this.values === this.saved.value ? [] : differences(this.saved.value, this.values);
  }

  get dirty(): boolean {
    return this.changes.length > 0;
  }

  set<F extends Field>(field: F, value: ModerationSettings[F]): void {
    this.values = { ...this.values, [field]: value };
    guard();
  }

  discard(): void {
    this.values = this.saved.value;
    guard();
  }

  /** The settings were saved as they are in the form. */
  settle(saved: Tagged<ModerationSettings>): void {
    this.saved = saved;
    this.values = saved.value;
    guard();
  }

  /** Puts the own changes on top of what another moderator saved; entries that either added or removed stay so. */
  rebase(current: Tagged<ModerationSettings>): Overtaken {
    const before = this.saved.value;
    const theirs = differences(before, current.value);
    const both = this.changes.filter((field) => theirs.includes(field));
    const values: Record<string, unknown> = { ...current.value };
    for (const field of this.changes) {
      values[field] = isWords(field)
        ? merged(before[field], this.values[field], current.value[field])
        : this.values[field];
    }
    this.saved = current;
    this.values = values as unknown as ModerationSettings;
    guard();
    return { theirs, both };
  }
}

function merged(before: string[], mine: string[], theirs: string[]): string[] {
  const known = new Set(before);
  const kept = new Set(mine);
  const removed = new Set(before.filter((entry) => !kept.has(entry)));
  const left = theirs.filter((entry) => !removed.has(entry));
  const present = new Set(left);
  return [...left, ...mine.filter((entry) => !known.has(entry) && !present.has(entry))];
}
