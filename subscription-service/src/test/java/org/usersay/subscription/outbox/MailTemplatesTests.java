package org.usersay.subscription.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.usersay.starter.site.Brand;
import org.usersay.starter.site.Site;
import org.usersay.subscription.contact.Language;

class MailTemplatesTests {

    private static final String LINK = "https://engage.example/api/v1/u/" + "x".repeat(600) + "?site=news&lang=en";

    /** Of the site, or of the public address; mail goes to the site's support alone. */
    private static final Pattern OURS =
            Pattern.compile("https://(news|engage)\\.example(/.*)?|mailto:help@news\\.example");

    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");

    private final MailTemplates mailTemplates = new MailTemplates(new OutboxSettings(
            "Usersay <noreply@engage.example>",
            true,
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            4));

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

    /** Every mail of both languages; templates of one line are parts of others. */
    static Stream<Arguments> templates() throws IOException, URISyntaxException {
        var files = Path.of(
                Objects.requireNonNull(MailTemplates.class.getResource("/mail")).toURI());
        try (var listed = Files.list(files)) {
            return listed
                    .filter(file -> lines(file) > 1)
                    .map(file -> file.getFileName().toString().split("\\.", -1))
                    .map(parts -> Arguments.of(parts[0], Language.parse(parts[1])))
                    .toList()
                    .stream();
        }
    }

    private static long lines(Path file) {
        try {
            return Files.readAllLines(file).size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void mailIsWholeInEveryProgram(String name, Language language) {
        var source = mailTemplates.source(name, language);
        var words = Pattern.compile("\\{([a-zA-Z]+)}")
                .matcher(source)
                .results()
                .map(gap -> gap.group(1))
                .distinct()
                .collect(Collectors.toMap(word -> word, MailTemplatesTests::longest));

        var letter = mailTemplates.write(name, site("Tin Cảng", null), language, words);

        assertThat(letter.html().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(100_000);
        assertThat(letter.html()).contains("<meta name=\"color-scheme\" content=\"light dark\">");
        assertThat(letter.subject()).hasSizeLessThan(1_000).doesNotContain("{", "}");
        assertThat(letter.text()).isNotBlank().doesNotContain("{", "}");
        var linked = Jsoup.parse(letter.html()).select("[href], [src]").stream()
                .map(element -> element.hasAttr("href") ? element.attr("href") : element.attr("src"))
                .toList();
        assertThat(linked).isNotEmpty().allMatch(OURS.asMatchPredicate());
        assertThat(letter.text())
                .contains(
                        linked.stream().map(link -> link.replace("mailto:", "")).toList());
        var written =
                ADDRESS.matcher(letter.text()).results().map(MatchResult::group).toList();
        assertThat(linked).containsAll(written);
        if (source.contains("{link}")) {
            assertThat(linked).contains(LINK);
        }
    }

    /** Of links the longest token; of all else as much as a line of a form takes, or all of a digest. */
    private static String longest(String word) {
        return switch (word) {
            case "link", "unsubscribe" -> LINK;
            case "items" ->
                ("<&\"".repeat(60) + "\n\n" + LINK + "\n\n").repeat(13).strip();
            default -> "<&\"".repeat(100);
        };
    }
}
