package org.usersay.gateway.forwarded;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.usersay.gateway.forwarded.FairBulkhead.Permit;

class FairBulkheadTests {

    private final List<Permit> held = new ArrayList<>();

    @Test
    void oneNetworkHasNearlyAllOfItsNumberWhileThereIsRoom() {
        assertThat(acquire(new FairBulkhead(10, 1_000, Duration.ZERO), "a", 20)).isEqualTo(10);
    }

    @Test
    void shareOfANetworkShrinksWithWhatAllHold() {
        var bulkhead = new FairBulkhead(100, 400, Duration.ZERO);
        int first = acquire(bulkhead, "first", 200);
        assertThat(first).isBetween(70, 100);
        for (int other = 0; other < 20; other++) {
            acquire(bulkhead, "network " + other, 200);
        }
        assertThat(held.size()).isLessThanOrEqualTo(400);
    }

    @Test
    void aFewAreLeftToEveryNetworkUpToTheWhole() {
        var bulkhead = new FairBulkhead(100, 400, Duration.ZERO);
        for (int other = 0; other < 4; other++) {
            acquire(bulkhead, "network " + other, 200);
        }
        assertThat(acquire(bulkhead, "late", 200)).isGreaterThanOrEqualTo(4);
        for (int other = 0; other < 200; other++) {
            acquire(bulkhead, "further network " + other, 4);
        }
        assertThat(held).hasSize(400);
        assertThat(acquire(bulkhead, "last", 4)).isZero();
    }

    @Test
    void whatIsClosedIsFreeAgain() {
        var bulkhead = new FairBulkhead(3, 4, Duration.ZERO);
        for (int round = 0; round < 5; round++) {
            assertThat(acquire(bulkhead, "a", 3)).isBetween(1, 3);
            held.forEach(Permit::close);
            held.clear();
        }
    }

    private int acquire(FairBulkhead bulkhead, String network, int times) {
        int acquired = 0;
        for (int at = 0; at < times; at++) {
            var permit = bulkhead.tryAcquire(network);
            if (permit != null) {
                held.add(permit);
                acquired++;
            }
        }
        return acquired;
    }
}
