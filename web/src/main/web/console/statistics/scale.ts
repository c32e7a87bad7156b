const STEPS = [1, 2, 5, 10];
/** Of seconds: steps that people count time in. */
const TIME_STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400];

/** Where the grid lines are, with zero among them, from at most the least value to at least the largest, three on each side at most. */
export function gridLines(values: number[], time = false): number[] {
  const largest = Math.max(0, ...values);
  const least = Math.min(0, ...values);
  const widest = Math.max(largest, -least);
  const step = time && widest <= 3 * TIME_STEPS.at(-1)! ? TIME_STEPS.find((one) => widest <= 3 * one)! : roundStep(widest / 3);
  const above = Math.max(1, Math.ceil(largest / step));
  const below = Math.ceil(-least / step);
  return Array.from({ length: above + below + 1 }, (_, index) => (index - below) * step);
}

/** The next of 1, 2, 5, 10, 20, 50 and so on. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, least)));
  return power * STEPS.find((one) => one * power >= least)!;
}
