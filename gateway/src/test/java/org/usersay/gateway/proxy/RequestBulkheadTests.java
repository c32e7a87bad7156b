package org.usersay.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.usersay.gateway.proxy.RequestBulkhead.Permit;

class RequestBulkheadTests {

    private final List<Permit> held = new ArrayList<>();

    @Test
    void oneNetworkHasNearlyAllOfItsNumberWhileThereIsRoom() {
        assertThat(acquire(new RequestBulkhead(10, 1_000, Duration.ZERO), "a", 20))
                .isEqualTo(10);
    }

    @Test
    void shareOfANetworkShrinksWithWhatAllHold() {
        var bulkhead = new RequestBulkhead(100, 400, Duration.ZERO);
        int first = acquire(bulkhead, "first", 200);
        assertThat(first).isBetween(70, 100);
        for (int other = 0; other < 20; other++) {
            acquire(bulkhead, "network " + other, 200);
        }
        assertThat(held.size()).isLessThan(400 + 20 * 4);
        assertThat(acquire(bulkhead, "late", 200)).isBetween(4, 20);
    }

    @Test
    void aFewAreLeftToEveryNetworkWhateverOthersHold() {
        var bulkhead = new RequestBulkhead(100, 40, Duration.ZERO);
        for (int other = 0; other < 50; other++) {
            acquire(bulkhead, "network " + other, 10);
        }
        assertThat(held.size()).isGreaterThan(40);
        assertThat(acquire(bulkhead, "late", 10)).isEqualTo(4);
    }

    @Test
    void whatIsClosedIsFreeAgain() {
        var bulkhead = new RequestBulkhead(3, 4, Duration.ZERO);
        for (int round = 0; round < 5; round++) {
            assertThat(acquire(bulkhead, "a", 3)).isBetween(1, 3);
            held.forEach(Permit::close);
            held.clear();
        }
    }

    private int acquire(RequestBulkhead bulkhead, String network, int times) {
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
