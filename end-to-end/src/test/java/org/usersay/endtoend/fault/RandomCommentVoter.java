package org.usersay.endtoend.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.usersay.endtoend.system.Usersay;

/** Reader who votes on the newest comments of others, changes votes and withdraws them. Zero is a withdrawal. */
final class RandomCommentVoter extends RandomReaction {

    /** The votes that may be stored: one after an acknowledgement, more after requests without an answer. */
    private final Map<String, Set<Integer>> possible = new HashMap<>();

    RandomCommentVoter(Usersay usersay, RandomCommenter commenter, long seed) {
        super("comment-voter", usersay, commenter, seed);
    }

    @Override
    boolean react(String comment, BooleanSupplier stopped) {
        int value = random().nextInt(3) - 1;
        possible.computeIfAbsent(comment, unknown -> new HashSet<>(Set.of(0))).add(value);
        boolean acknowledged = new Retry(stopped, 200)
                .untilAcknowledged(() -> visitor().put("/api/v1/comments/" + comment + "/vote", Map.of("value", value)))
                .isPresent();
        if (acknowledged) {
            possible.put(comment, new HashSet<>(Set.of(value)));
        }
        return acknowledged;
    }

    @Override
    public void assertKept(Stored stored) {
        possible.forEach((comment, values) -> assertThat(values)
                .as("%s on %s", reader(), comment)
                .contains(stored.comments().vote(comment, reader())));
    }
}
