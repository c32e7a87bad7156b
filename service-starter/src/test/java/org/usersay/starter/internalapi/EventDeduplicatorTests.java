package org.usersay.starter.internalapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class EventDeduplicatorTests {

    private final EventDeduplicator<String> eventDeduplicator = new EventDeduplicator<>(Function.identity());

    @Test
    void everyEntryIsDoneOnce() {
        assertThat(done("a", "b")).containsExactly("a", "b");
        assertThat(done("a", "b", "c")).containsExactly("c");
        assertThat(done("c")).isEmpty();
    }

    @Test
    void whatFollowsALateEntryIsDoneOnceMore() {
        done("a", "c", "d");
        assertThat(done("a", "b", "c", "d")).containsExactly("b", "c", "d");
        assertThat(done("a", "b", "c", "d")).isEmpty();
    }

    @Test
    void whatFailedIsStillToBeDone() {
        assertThat(eventDeduplicator.newIn(List.of("a", "b"))).containsExactly("a", "b");
        eventDeduplicator.done("a");
        assertThat(done("a", "b")).containsExactly("b");
    }

    private List<String> done(String... page) {
        var fresh = List.copyOf(eventDeduplicator.newIn(List.of(page)));
        fresh.forEach(eventDeduplicator::done);
        return fresh;
    }
}
