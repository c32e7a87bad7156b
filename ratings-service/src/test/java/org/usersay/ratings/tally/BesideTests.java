package org.usersay.ratings.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BesideTests {

    @Test
    void eachIsDoneOnceBeforeItReturns() {
        var things = IntStream.range(0, 1_000).boxed().toList();
        var done = new ConcurrentLinkedQueue<Integer>();
        Beside.each(things, done::add);
        assertThat(done).containsExactlyInAnyOrderElementsOf(things);
        Beside.each(List.<Integer>of(), done::add);
        assertThat(done).hasSize(1_000);
    }

    @Test
    void someAreDoneBesideOneAnother() {
        var together = new CyclicBarrier(4);
        Beside.each(List.of(1, 2, 3, 4), number -> {
            try {
                together.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(together.isBroken()).isFalse();
    }

    @Test
    void failureStopsTheRestAndIsTold() {
        var begun = new AtomicInteger();
        assertThatThrownBy(() -> Beside.each(IntStream.range(0, 1_000).boxed().toList(), number -> {
                    begun.incrementAndGet();
                    throw new IllegalArgumentException("away");
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("away");
        assertThat(begun.get()).isLessThanOrEqualTo(16);
    }
}
