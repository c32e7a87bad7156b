package org.usersay.subscription.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.usersay.starter.site.Brand;
import org.usersay.starter.site.Site;
import org.usersay.subscription.contact.Language;

class MailTemplatesTests {

    private final MailTemplates mailTemplates = new MailTemplates(new OutboxSettings(
            "Usersay <noreply@engage.example>",
            true,
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1)));

    private static Site site(String name, @Nullable String sender) {
        var page = URI.create("https://news.example/imprint");
        return new Site(
                "news",
                name,
                URI.create("https://news.example"),
                List.of("https://news.example"),
                Locale.ENGLISH,
                ZoneOffset.UTC,
                List.of(),
                new Brand(null, "#0b5563", "#7fd0de", sender, "help@news.example", page, null, null));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void linkIsALinkAndEverythingElseIsText(Language language) {
        var letter = mailTemplates.write(
                "confirm-address",
                site("<script>alert(1)</script>", null),
                language,
                Map.of("link", "https://example.org/confirm?token=a&b=c"));
        assertThat(letter.html())
                .contains("<a href=\"https://example.org/confirm?token=a&amp;b=c\"")
                .contains("lang=\"" + language.code() + "\"")
                .doesNotContain("<script>");
        assertThat(letter.text()).contains("https://example.org/confirm?token=a&b=c");
    }

    @Test
    void mailHasTheColourTheAddressesAndTheSenderOfItsSite() {
        var letter = mailTemplates.write(
                "sign-in", site("Tin Cảng", null), Language.VI, Map.of("link", "https://example.org"));

        assertThat(letter.html()).contains("Tin Cảng", "#0b5563", "Thông tin tòa soạn", "https://news.example/imprint");
        assertThat(letter.text()).contains("Tin Cảng", "https://news.example/imprint", "help@news.example");
        assertThat(letter.replyTo()).isEqualTo("help@news.example");
        assertThat(letter.from()).endsWith("<noreply@engage.example>").doesNotContain("Usersay");
    }

    @Test
    void ownSenderOfASiteReplacesTheInstallations() {
        var letter = mailTemplates.write(
                "sign-in",
                site("News", "News desk <desk@news.example>"),
                Language.EN,
                Map.of("link", "https://example.org"));

        assertThat(letter.from()).isEqualTo("News desk <desk@news.example>");
    }

    @Test
    void wordCannotAddAHeader() {
        var site = site("News\r\nBcc: everybody@example.org", null);
        var words = Map.of("link", "https://example.org");
        assertThatThrownBy(() -> mailTemplates.write("confirm-address", site, Language.EN, words))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void valueThatLooksLikeAPlaceholderIsNotFilledIn() {
        var letter = mailTemplates.write(
                "confirm-address", site("{link}", null), Language.EN, Map.of("link", "https://secret"));
        assertThat(letter.subject()).isEqualTo("Confirm your address for {link}");
    }
}
