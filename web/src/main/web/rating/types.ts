export interface Rating {
  article: string;
  count: number;
  average: number;
  histogram: Record<string, number>;
  label: string | null;
  mine?: number | null;
}

export const STARS = [1, 2, 3, 4, 5] as const;

/** What the service calls one to five stars, whatever language the page speaks. */
export const LABELS = ['Poor', 'Promising', 'Good', 'Very good', 'Exceptional'];

export const empty = (article: string): Rating => ({ article, count: 0, average: 0, histogram: {}, label: null });

/** The summary as it will be once a vote of mine has changed; the service's answer replaces it. */
export function withVote(rating: Rating, before: number | null, after: number | null): Rating {
  const histogram = { ...rating.histogram };
  if (before) {
    histogram[before] = Math.max(0, (histogram[before] ?? 0) - 1);
  }
  if (after) {
    histogram[after] = (histogram[after] ?? 0) + 1;
  }
  const count = STARS.reduce((sum, star) => sum + (histogram[star] ?? 0), 0);
  const points = STARS.reduce((sum, star) => sum + star * (histogram[star] ?? 0), 0);
  const average = count ? points / count : 0;
  const label = LABELS[Math.round(average) - 1] ?? null;
  return { ...rating, histogram, count, average, label, mine: after };
}
