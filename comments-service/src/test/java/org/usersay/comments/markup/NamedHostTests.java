package org.usersay.comments.markup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of links that name a host. */
class NamedHostTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bank.example",
                "Bank.Example",
                "bank.example/login",
                "login.bank.example",
                "**bank**.example",
                "`bank.example`",
                "bank\\.example",
                "bank&#46;example",
                "bank&period;example",
                "bank\u200B.example",
                "bank\u2060.\u00ADexample",
                "bank．example",
                "bank。example",
                "bank｡example",
                "bank․example",
                "bank‧example",
                "me@bank.example",
                "bаnk.example",
                "ngânhàng.example",
                "банк.рф",
                "银行.中国",
                "sign in at bank.example now",
                "(bank.example)",
                "//bank.example",
                "evil.example.bank.example",
                "evil.example or bank.example",
                "bank .example",
                "bank\\[.\\]example",
                "bank (dot) example",
                "bank{ . }example"
            })
    void linkThatNamesAnotherHostShowsItsOwn(String text) {
        assertThat(MarkdownFixture.html("[" + text + "](https://evil.example/x)"))
                .contains(">https://evil.example/x</a>")
                .doesNotContainIgnoringCase("bank");
        assertThat(MarkdownFixture.html("[" + text + "][to]\n\n[to]: https://evil.example/x"))
                .contains(">https://evil.example/x</a>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[bank](https://evil.example/x)[.example](https://evil.example/x)",
                "[bank.](https://evil.example/x)[example](https://evil.example/x)",
                "[bank](https://evil.example/x).example",
                "login.[bank](https://evil.example/x).example",
                "bank.[example](https://evil.example/x)",
                "see **[bank](https://evil.example/x)**.example now"
            })
    void hostAcrossSeveralNodesIsNamedToo(String text) {
        assertThat(MarkdownFixture.html(text)).contains(">https://evil.example/x</a>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The end.[More](https://x.example/)",
                "[More](https://x.example/).Next",
                "so,[more](https://x.example/).\n\nand"
            })
    void sentenceBesideALinkIsNoHost(String text) {
        assertThat(MarkdownFixture.html(text)).containsIgnoringCase(">more</a>");
    }

    @Test
    void linkThatNamesAnAddressOfAnotherHostShowsItsOwn() {
        assertThat(MarkdownFixture.html("[192.0.2.7](https://evil.example/)")).contains(">https://evil.example/</a>");
    }

    @ParameterizedTest
    @CsvSource({
        "bank.example, https://bank.example/login",
        "Bank.Example, https://bank.example/login",
        "bank.example, https://www.bank.example/",
        "bank.example, https://login.bank.example/",
        "bücher.example, https://bücher.example/",
        "Version 2.0, https://bank.example/",
        "J. R. R. Tolkien, https://bank.example/",
        "e.g. this one, https://bank.example/",
        "read this. And that, https://bank.example/",
        "3.500.000 people, https://bank.example/",
        "1.200.000.000 đồng, https://bank.example/",
        "@bank.example, https://social.example/",
        "192.0.2.7, https://192.0.2.7/",
        "me@bank.example, mailto:me@bank.example"
    })
    void otherTextStays(String text, String address) {
        assertThat(MarkdownFixture.html("[" + text + "](" + address + ")"))
                .contains(">" + text.replace("@", "&#64;") + "</a>");
    }
}
