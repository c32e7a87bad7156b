import { localeOf } from '../../i18n/index.js';
import type { Speech } from '../desk/parts.js';
import type { ConsoleKey } from '../words/index.js';

export const number = ({ language }: Speech, value: number): string => value.toLocaleString(localeOf(language));

/** A part of a whole in per cent; nothing of nothing. */
export const share = ({ language }: Speech, part: number, whole: number): string =>
  whole
    ? (part / whole).toLocaleString(localeOf(language), { style: 'percent', maximumFractionDigits: part / whole < 0.1 ? 1 : 0 })
    : '';

/** A day, which has no time zone any more, in words. */
export const dayName = ({ language }: Speech, day: string, options: Intl.DateTimeFormatOptions): string =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString(localeOf(language), { timeZone: 'UTC', ...options });

const UNITS: [number, ConsoleKey][] = [
  [86_400, 'unitDay'],
  [3_600, 'unitHour'],
  [60, 'unitMinute'],
  [1, 'unitSecond'],
];

/** A duration in its largest unit, with one decimal below ten. */
export function duration(speech: Speech, seconds: number): string {
  const [size, unit] = UNITS.find(([length]) => seconds >= length) ?? UNITS.at(-1)!;
  const count = seconds / size;
  return speech.tell(unit, {
    count: count.toLocaleString(localeOf(speech.language), { maximumFractionDigits: count < 10 && size > 1 ? 1 : 0 }),
  });
}

export function median(values: number[]): number | null {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length ? (sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2) : null;
}

export const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
