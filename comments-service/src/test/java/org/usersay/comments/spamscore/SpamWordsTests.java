package org.usersay.comments.spamscore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words by which spam is recognised. */
class SpamWordsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {"ann@example.org", "@ann@social.example", "ann@@example", "first.last@a-b.example,", "x@y@z"})
    void mailAddressesAreNoWords(String address) {
        assertThat(SpamWords.of("<p>write " + address + " today</p>")).containsExactly("write", "today");
    }

    @ParameterizedTest
    @ValueSource(strings = {"@harbour", "harbour@", "@ harbour", "harbour @"})
    void atSignOfNoAddressPartsNothing(String text) {
        assertThat(SpamWords.of("<p>" + text + "</p>")).containsExactly("harbour");
    }

    /** With the square of the length it would take minutes. */
    @Test
    void wordWithoutAnEndCostsItsLength() {
        var word = "a".repeat(400_000);
        assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> assertThat(SpamWords.of("<p>" + word + "</p>")).hasSizeLessThanOrEqualTo(200));
    }
}
