package org.usersay.comments.cannedreason;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class DefaultReasonsTests {

    @Test
    void usualReasonsAreInBothLanguages() {
        var english = DefaultReasons.in(Locale.ENGLISH);
        var vietnamese = DefaultReasons.in(Locale.of("vi"));
        assertThat(vietnamese)
                .extracting(CannedReason::code)
                .containsExactlyElementsOf(
                        english.stream().map(CannedReason::code).toList());
        assertThat(vietnamese).doesNotContainAnyElementsOf(english);
    }
}
