package org.usersay.endtoend.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.usersay.endtoend.system.Usersay;

/** Reader who reports the newest comments of others; a second report of one changes nothing. */
final class RandomReporter extends RandomReaction {

    private final Set<String> ledger = ConcurrentHashMap.newKeySet();

    RandomReporter(Usersay usersay, RandomCommenter commenter, long seed) {
        super("reporter", usersay, commenter, seed);
    }

    @Override
    boolean react(String comment, BooleanSupplier stopped) {
        boolean acknowledged = new Retry(stopped, 202)
                .untilAcknowledged(
                        () -> visitor().post("/api/v1/comments/" + comment + "/reports", Map.of("reason", "OFF_TOPIC")))
                .isPresent();
        if (acknowledged) {
            ledger.add(comment);
        }
        return acknowledged;
    }

    @Override
    public void assertKept(Stored stored) {
        assertThat(ledger).isNotEmpty();
        assertThat(stored.comments().reportedBy(reader())).containsAll(ledger);
    }
}
