package org.usersay.benchmarks.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class UncachedPagesTests {

    @Test
    void nothingIsAskedForTwice() {
        var asked = new HashSet<String>();
        for (int caller = 0; caller < 2; caller++) {
            var pages = new UncachedPages(100, caller);
            for (int i = 0; i < UncachedPages.NUMBER; i++) {
                assertThat(asked.add(pages.next().path())).isTrue();
            }
            assertThatThrownBy(pages::next).isInstanceOf(IllegalStateException.class);
        }
    }
}
