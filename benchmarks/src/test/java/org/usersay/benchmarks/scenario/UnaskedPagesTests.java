package org.usersay.benchmarks.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class UnaskedPagesTests {

    @Test
    void nothingIsAskedForTwice() {
        var asked = new HashSet<String>();
        for (int asker = 0; asker < 2; asker++) {
            var pages = new UnaskedPages(100, asker);
            for (int i = 0; i < UnaskedPages.NUMBER; i++) {
                assertThat(asked.add(pages.next().path())).isTrue();
            }
            assertThatThrownBy(pages::next).isInstanceOf(IllegalStateException.class);
        }
    }
}
