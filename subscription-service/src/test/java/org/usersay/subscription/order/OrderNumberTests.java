package org.usersay.subscription.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class OrderNumberTests {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    @Test
    void isReadBackHoweverItIsTyped() {
        var reference = OrderNumber.random();
        assertThat(OrderNumber.parse(reference.value())).contains(reference);
        assertThat(OrderNumber.parse(
                        " " + reference.value().toLowerCase(Locale.ROOT).replace('-', ' ')))
                .contains(reference);
        assertThat(OrderNumber.parse(reference.value().replace('0', 'o').replace('1', 'l')))
                .contains(reference);
    }

    @RepeatedTest(20)
    void everySingleWrongCharacterIsDetected() {
        var right = OrderNumber.random().value();
        for (var place = 0; place < right.length(); place++) {
            for (var index = 0; index < ALPHABET.length(); index++) {
                var letter = ALPHABET.charAt(index);
                if (right.charAt(place) != '-' && right.charAt(place) != letter) {
                    var wrong = right.substring(0, place) + letter + right.substring(place + 1);
                    assertThat(OrderNumber.parse(wrong))
                            .as(right + " typed as " + wrong)
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void anythingElseIsNoReference() {
        assertThat(OrderNumber.parse("")).isEmpty();
        assertThat(OrderNumber.parse("x".repeat(10_000))).isEmpty();
        assertThat(OrderNumber.parse("{\"$ne\":1}")).isEmpty();
    }
}
