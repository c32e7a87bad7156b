import type { Field, ModerationSettings, NumberField } from './types.js';

/** What a number may be; `empty` where no number means no limit. */
export interface Range {
  min: number;
  max: number;
  empty?: boolean;
  unit?: 'day' | 'minute';
}

export const RANGES: Record<NumberField, Range> = {
  newcomerComments: { min: 0, max: 20 },
  linkLimit: { min: 0, max: 100, empty: true },
  reportsToHold: { min: 0, max: 100 },
  repeatsByAuthor: { min: 0, max: 10 },
  repeatsByOthers: { min: 0, max: 10 },
  spamScoreToHold: { min: 0, max: 100 },
  rejectionsToHold: { min: 0, max: 100 },
  rejectionDays: { min: 1, max: 365, unit: 'day' },
  rejectedShareToHold: { min: 0, max: 100 },
  floodComments: { min: 0, max: 100 },
  floodMinutes: { min: 1, max: 60, unit: 'minute' },
  editWindowMinutes: { min: 0, max: 10_080, unit: 'minute' },
  autoCloseDays: { min: 1, max: 3_650, empty: true, unit: 'day' },
};

/** A number in words, with its unit where it has one. */
export function inWords(field: NumberField, value: number, language: string): string {
  const { unit } = RANGES[field];
  return value.toLocaleString(language, unit ? { style: 'unit', unit, unitDisplay: 'long' } : {});
}

/** Whether a number turns its rule off. */
export const isOff = (field: NumberField, value: number | null | undefined): boolean =>
  RANGES[field].empty ? value === null : value === 0;

/** The number that was typed; null for none, `NaN` for what is no number. */
export const parsed = (typed: string): number | null =>
  typed.trim() === '' ? null : /^\d{1,9}$/.test(typed.trim()) ? Number(typed) : NaN;

export function isValid(field: NumberField, value: number | null | undefined): boolean {
  const { min, max, empty } = RANGES[field];
  return value === null || value === undefined
    ? value === undefined || Boolean(empty)
    : Number.isInteger(value) && value >= min && value <= max;
}

export const numbersOf = (settings: ModerationSettings): NumberField[] =>
  (Object.keys(RANGES) as NumberField[]).filter((field) => settings[field] !== undefined);

/** The fields in which two settings differ, in the order of the form. */
export const differences = (one: ModerationSettings, other: ModerationSettings): Field[] =>
  ORDER.filter((field) => !same(one[field], other[field]));

const ORDER: Field[] = ['mode', 'guests', ...(Object.keys(RANGES) as NumberField[]), 'heldWords', 'refusedWords'];

function same(one: unknown, other: unknown): boolean {
  return Array.isArray(one) && Array.isArray(other)
    ? one === other || (one.length === other.length && one.every((entry, place) => entry === other[place]))
    : Object.is(one, other);
}
