const STEPS = [1, 2, 5, 10];
/** Of seconds: steps that people count time in. */
const TIME_STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400];

/** Where the grid lines are, from zero to at least the largest value, three of them at most. */
export function ticks(largest: number, time = false): number[] {
  const step = time && largest <= 3 * TIME_STEPS.at(-1)! ? TIME_STEPS.find((one) => largest <= 3 * one)! : roundStep(largest / 3);
  const count = Math.max(1, Math.ceil(largest / step));
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}

/** The next of 1, 2, 5, 10, 20, 50 and so on. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, least)));
  return power * STEPS.find((one) => one * power >= least)!;
}
