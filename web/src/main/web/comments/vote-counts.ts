import type { Comment, Vote } from './types.js';

/** The votes on a comment. */
export type VoteCounts = Pick<Comment, 'up' | 'down' | 'score'>;

/** A tally as it will be when one reader's vote has become another. */
export function countsAfterVote(tally: VoteCounts, before: Vote, after: Vote): VoteCounts {
  const up = tally.up + Number(after === 1) - Number(before === 1);
  const down = tally.down + Number(after === -1) - Number(before === -1);
  return { up, down, score: up - down };
}
