package org.usersay.subscription.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersay.starter.problem.InvalidValueException;

class ContactTests {

    @ParameterizedTest
    @ValueSource(
            strings = {"a@example.org", "a.b+c@sub.example.org", "A@EXAMPLE.ORG", "x@localhost", " a@example.org "})
    void addressesPeopleHave(String typed) {
        assertThat(new EmailAddress(typed).value()).contains("@").doesNotContain(" ");
    }

    @Test
    void internationalDomainIsStoredInItsAsciiForm() {
        assertThat(new EmailAddress("a@bücher.example").value()).isEqualTo("a@xn--bcher-kva.example");
    }

    @Test
    void longAddressesAndQuotedLocalPartsAreRefused() {
        var ofDomain = "@" + "d".repeat(60) + ".example.org";
        assertThat(new EmailAddress("a".repeat(64) + ofDomain).value()).hasSize(64 + ofDomain.length());
        for (var wrong : new String[] {
            "a".repeat(65) + ofDomain,
            "a".repeat(64) + "@" + ("d".repeat(60) + ".").repeat(4) + "example.org",
            "a".repeat(320),
            "\"a b\"@example.org",
            "\"a\"@example.org",
            "a@[127.0.0.1]"
        }) {
            assertThatThrownBy(() -> new EmailAddress(wrong)).as(wrong).isInstanceOf(InvalidValueException.class);
        }
    }

    @Test
    void caseDoesNotMakeTwoPeople() {
        assertThat(new EmailAddress("An.Nguyen@Example.ORG").key())
                .isEqualTo(new EmailAddress("an.nguyen@example.org").key());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Nguyễn Văn An", "O'Brien", "李雷", "Zoë", "R2", "علی\u200Cرضا", "ශ්\u200Dරී", "An 👩\u200D💻"})
    void namesPeopleHave(String name) {
        assertThat(new DisplayName(name).value())
                .isEqualTo(java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFC));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "",
                "   ",
                "...",
                "a\u0000b",
                "a\nb",
                "a\u200bb",
                "a\u202eb",
                "a\u2066b",
                "a\ufeffb",
                "a\u00adb",
                "\u3164\u3164",
                "a\u2800b",
                "<i>x</i>",
                "see https://x",
                "www.example.org",
                "@moderator",
                "Z\u0300\u0301\u0302\u0303algo",
                "a\ud800b"
            })
    void namesThatHideOrPretend(String name) {
        assertThatThrownBy(() -> new DisplayName(name)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void longNamesAreRefusedAndSpacesJoined() {
        assertThatThrownBy(() -> new DisplayName("x".repeat(41))).isInstanceOf(InvalidValueException.class);
        assertThat(new DisplayName("  An \u00a0  Nguyen ").value()).isEqualTo("An Nguyen");
    }
}
