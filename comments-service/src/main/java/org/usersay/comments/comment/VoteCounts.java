package org.usersay.comments.comment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A comment's votes, counted.
 *
 * @param pending votes announced here and not yet counted; each reader has one at most
 */
public record VoteCounts(int up, int down, List<PendingVote> pending) {

    public static final VoteCounts NONE = new VoteCounts(0, 0, List.of());

    /**
     * A reader's changed vote in progress. It is written into the comment before the vote changes and removed in
     * the same write that counts it, so that a crash in between leaves evidence of what may still be uncounted.
     *
     * @param id also written into the vote, where it shows whether the vote was changed
     */
    public record PendingVote(String id, String reader, int from, int to) {

        private static final int MARK = 36;

        /** The dirty mark of a comment on which only this vote is unfinished: the UUID at the end of its id. */
        String mark() {
            return id.substring(Math.max(0, id.length() - MARK));
        }
    }

    public VoteCounts {
        pending = List.copyOf(pending);
    }

    public int score() {
        return up - down;
    }

    public Optional<PendingVote> pendingOf(String reader) {
        return pending.stream().filter(vote -> vote.reader().equals(reader)).findFirst();
    }

    VoteCounts opened(PendingVote vote) {
        var votes = new ArrayList<>(pending);
        votes.add(vote);
        return new VoteCounts(up, down, votes);
    }

    VoteCounts closed(PendingVote vote, boolean counted) {
        var votes = new ArrayList<>(pending);
        if (!votes.removeIf(open -> open.id().equals(vote.id()))) {
            return this;
        }
        int upwards = counted ? Math.max(0, vote.to()) - Math.max(0, vote.from()) : 0;
        int downwards = counted ? Math.max(0, -vote.to()) - Math.max(0, -vote.from()) : 0;
        return new VoteCounts(up + upwards, down + downwards, votes);
    }
}
