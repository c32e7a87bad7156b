package org.usersay.web.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files as the gateway will serve them. */
class StaticFilesTests {

    private static final String HARBIN = "articles/global-mayors-dialogue-harbin/index.html";

    /** Pages of the gateway, which are not here. */
    private static final Set<String> SERVICE_PAGES = Set.of("/registration", "/subscription", "/console/");

    private static Path root() throws URISyntaxException {
        return folder("/newsroom");
    }

    private static Path folder(String name) throws URISyntaxException {
        return Path.of(
                Objects.requireNonNull(StaticFilesTests.class.getResource(name)).toURI());
    }

    private static Document page(String file) throws IOException, URISyntaxException {
        return Jsoup.parse(root().resolve(file));
    }

    static List<String> pages() throws IOException, URISyntaxException {
        Path root = root();
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .map(file -> root.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void frontPageShowsTwelveStoriesOrMoreWithTheirCountAndStars() throws Exception {
        List<Element> cards = page("index.html").select("article.card");

        assertThat(cards).hasSizeGreaterThanOrEqualTo(12);
        assertThat(cards).allSatisfy(card -> {
            String path = card.select("h3 a").attr("href");
            String article = path.substring("/articles/".length());
            assertThat(article).matches("[A-Za-z0-9._~-]{1,128}");
            assertThat(card.select("user-say-count[site=vir]").attr("article")).isEqualTo(article);
            assertThat(card.select("star-rating[compact][site=vir]").attr("article"))
                    .isEqualTo(article);
        });
        assertThat(cards.stream().map(card -> card.select(".kicker").text()).distinct())
                .hasSizeGreaterThan(4);
    }

    @Test
    void anArticleIsBuiltLikeThatOfABusinessNewspaper() throws Exception {
        Document page = page(HARBIN);

        assertThat(page.select(".path li").eachText()).containsExactly("Corporate", "Media OutReach Newswire");
        assertThat(page.select("h1").text())
                .isEqualTo("Global Mayors Dialogue kicks off in Harbin using ice and snow as bridge");
        assertThat(page.select(".dateline time").text()).isEqualTo("January 07, 2026 | 11:01");
        assertThat(page.select(".dateline user-say-count")).hasSize(1);
        assertThat(page.select(".story > header .standfirst").text()).isNotBlank();
        assertThat(page.select("figure img").attr("alt")).isNotBlank();
        assertThat(page.select(".tags li").eachText()).contains("Global Mayors Dialogue Harbin");
        assertThat(page.select(".body").text())
                .contains("Edmonton", "Rovaniemi", "Magdeburg", "Chalandri", "Bucheon", "Chiang Mai", "Erzurum");
        assertThat(page.select("star-rating:not([compact])")).hasSize(1);
        assertThat(page.select("user-say").attr("article-title"))
                .isEqualTo(page.select("h1").text());
        assertThat(page.select(".latest article.card")).isNotEmpty();
        assertThat(page.select("noscript a").attr("href"))
                .isEqualTo("/api/v1/sites/vir/articles/global-mayors-dialogue-harbin/comments.html");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyPageLinksToRegistrationAndSubscription(String file) throws Exception {
        assertThat(page(file).select(".masthead a").eachText()).contains("Registration", "Subscription Form");
    }

    /** What the strict content security policy would refuse. */
    @ParameterizedTest
    @MethodSource("pages")
    void noPageHoldsInlineScriptOrStyle(String file) throws Exception {
        Document page = page(file);

        assertThat(page.select("script:not([src]), style, [style], base, iframe, object"))
                .isEmpty();
        assertThat(page.getAllElements().stream()
                        .flatMap(element -> element.attributes().asList().stream())
                        .filter(attribute -> attribute.getKey().startsWith("on")
                                || attribute.getValue().startsWith("javascript:")))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyAddressOnAPageIsServed(String file) throws Exception {
        Path root = root();

        assertThat(page(file).select("[href], [src]").stream()
                        .map(element -> element.hasAttr("href") ? element.attr("href") : element.attr("src"))
                        // Of the API, which is not here.
                        .filter(address -> !address.startsWith("#") && !address.startsWith("/api/"))
                        .filter(address -> !SERVICE_PAGES.contains(address)))
                .allSatisfy(address -> {
                    assertThat(address).startsWith("/");
                    Path target = (address.endsWith(".js") ? folder("/static") : root)
                            .resolve(address.substring(1).replaceAll("#.*", ""));
                    assertThat(Files.isDirectory(target) ? target.resolve("index.html") : target)
                            .isRegularFile();
                });
    }

    @Test
    void namesOfAssetsHoldTheHashOfTheirContent() throws Exception {
        try (Stream<Path> assets = Files.list(root().resolve("assets"))) {
            assertThat(assets.filter(asset -> !asset.toString().contains(".map")))
                    .isNotEmpty()
                    .allSatisfy(
                            asset -> assertThat(asset.getFileName().toString()).contains("-" + hash(content(asset))));
        }
    }

    /** Content of a file, or what its compressed form expands to. */
    private static byte[] content(Path file) throws IOException {
        if (!file.toString().endsWith(".gz")) {
            return Files.readAllBytes(file);
        }
        try (var expanded = new GZIPInputStream(Files.newInputStream(file))) {
            return expanded.readAllBytes();
        }
    }

    @Test
    void theEmbeddableScriptKeepsItsNameAndDefinesTheElements() throws Exception {
        assertThat(Files.readString(folder("/static").resolve("usersay.js")))
                .contains(
                        "\"user-say\"",
                        "\"user-say-count\"",
                        "\"star-rating\"",
                        "\"reader-registration\"",
                        "\"subscription-form\"",
                        "\"newsletter-signup\"",
                        "\"article-meter\"");
    }

    private static String hash(byte[] content) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, 6);
    }
}
