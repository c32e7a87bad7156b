package org.usersay.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeapTests {

    @Test
    void theTotalIsTheLastLineOfAHistogram() {
        assertThat(Heap.total("""
                4711:
                 num     #instances         #bytes  class name (module)
                -------------------------------------------------------
                   1:         27542        1937264  [B (java.base@25)
                Total        120000        9876543
                """)).isEqualTo(9_876_543);
    }
}
