package org.usersay.subscription.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class ReferenceTests {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    @Test
    void isReadBackHoweverItIsTyped() {
        var reference = Reference.random();
        assertThat(Reference.parse(reference.value())).contains(reference);
        assertThat(Reference.parse(
                        " " + reference.value().toLowerCase(Locale.ROOT).replace('-', ' ')))
                .contains(reference);
        assertThat(Reference.parse(reference.value().replace('0', 'o').replace('1', 'l')))
                .contains(reference);
    }

    @RepeatedTest(20)
    void everySingleWrongLetterIsNoticed() {
        var right = Reference.random().value();
        for (var place = 0; place < right.length(); place++) {
            for (var index = 0; index < ALPHABET.length(); index++) {
                var letter = ALPHABET.charAt(index);
                if (right.charAt(place) != '-' && right.charAt(place) != letter) {
                    var wrong = right.substring(0, place) + letter + right.substring(place + 1);
                    assertThat(Reference.parse(wrong))
                            .as(right + " typed as " + wrong)
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void anythingElseIsNoReference() {
        assertThat(Reference.parse("")).isEmpty();
        assertThat(Reference.parse("x".repeat(10_000))).isEmpty();
        assertThat(Reference.parse("{\"$ne\":1}")).isEmpty();
    }
}
