package org.usersay.starter.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RetoldTests {

    private final Retold<String> retold = new Retold<>(Function.identity());

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
        assertThat(retold.newIn(List.of("a", "b"))).containsExactly("a", "b");
        retold.done("a");
        assertThat(done("a", "b")).containsExactly("b");
    }

    private List<String> done(String... page) {
        var fresh = List.copyOf(retold.newIn(List.of(page)));
        fresh.forEach(retold::done);
        return fresh;
    }
}
