package org.usersay.subscription.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.usersay.subscription.contact.Language;

class MailTemplatesTests {

    private final MailTemplates mailTemplates = new MailTemplates();

    @ParameterizedTest
    @EnumSource(Language.class)
    void linkIsALinkAndEverythingElseIsText(Language language) {
        var letter = mailTemplates.write(
                "confirm-address",
                language,
                Map.of("site", "<script>alert(1)</script>", "link", "https://example.org/confirm?token=a&b=c"));
        assertThat(letter.html())
                .contains("<a href=\"https://example.org/confirm?token=a&amp;b=c\">")
                .contains("lang=\"" + language.code() + "\"")
                .doesNotContain("<script>");
        assertThat(letter.text()).contains("https://example.org/confirm?token=a&b=c");
    }

    @Test
    void wordCannotAddAHeader() {
        var words = Map.of("site", "News\r\nBcc: everybody@example.org", "link", "https://example.org");
        assertThatThrownBy(() -> mailTemplates.write("confirm-address", Language.EN, words))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void valueThatLooksLikeAPlaceholderIsNotFilledIn() {
        var letter =
                mailTemplates.write("confirm-address", Language.EN, Map.of("site", "{link}", "link", "https://secret"));
        assertThat(letter.subject()).isEqualTo("Confirm your address for {link}");
    }
}
