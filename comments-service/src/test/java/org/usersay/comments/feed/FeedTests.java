package org.usersay.comments.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.usersay.comments.Api;
import org.usersay.comments.CommentsServiceTest;
import org.usersay.starter.identity.Role;
import org.usersay.starter.test.Stores;
import org.usersay.starter.test.Tokens;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;

/** Latest comments, Atom, HTML and public profiles. */
@CommentsServiceTest
class FeedTests {

    private static final Pattern ADDRESS = Pattern.compile("(?:href|action)=\"([^\"]*)\"");

    @Autowired
    Api api;

    private final String article = Api.article();
    private final String reader = "r-" + UUID.randomUUID();

    @Test
    void historyPagesThroughEverythingPublishedAlsoAfterRedisWasLost() {
        var posted = new ArrayList<String>();
        for (int i = 0; i < 7; i++) {
            posted.addFirst(Api.id(api.posted(article, reader, "number " + i)));
        }
        api.decide("REJECT", posted.remove(3));
        Stores.flushRedis();
        var seen = new ArrayList<String>();
        var page = api.read("/readers/" + reader + "/comments?limit=4");
        page.get("items").forEach(item -> seen.add(Api.id(item)));
        assertThat(seen).hasSize(4);
        var rest = api.read("/readers/" + reader + "/comments?limit=4&cursor="
                + page.get("next").stringValue());
        rest.get("items").forEach(item -> seen.add(Api.id(item)));
        assertThat(seen).isEqualTo(posted);
        assertThat(rest.get("next").isNull()).isTrue();
        assertThat(api.get("/readers/" + reader + "/comments?limit=4&cursor=damaged"))
                .hasStatus(400);
        assertThat(api.get("/readers/" + reader + "/comments?limit=101")).hasStatus(400);
    }

    @Test
    void profileTellsTheNameAndNothingOfThoseWhoNeverPublished() {
        assertThat(api.get("/readers/" + reader)).hasStatus(404);
        api.posted(article, reader, "hello");
        var profile = api.read("/readers/" + reader);
        assertThat(profile.get("name").stringValue()).isEqualTo("Reader " + reader);
        assertThat(profile.get("avatar").stringValue()).isEqualTo("/api/v1/readers/" + reader + "/avatar.svg");
        assertThat(profile.get("badges")).isEmpty();
        assertThat(api.get("/readers/..%2f..%2fetc")).hasStatus4xxClientError();
    }

    @Test
    void badgesComeFromTheTokenTheCommentWasPostedWith() {
        var token = Tokens.with(
                reader,
                claims -> claims.claim("roles", List.of("READER", "MODERATOR"))
                        .claim("badges", List.of("SUBSCRIBER", "STAFF", "<b>")));
        var posted =
                api.call(HttpMethod.POST, Api.thread(article), token, Api.json().put("text", "hello"));
        assertThat(posted).hasStatus(201);
        assertThat(api.read("/readers/" + reader).get("badges").values().stream()
                        .map(JsonNode::stringValue))
                .containsExactly("MODERATOR", "SUBSCRIBER");
    }

    @Test
    void avatarIsTheSameEveryTimeAndDiffersBetweenReaders() {
        var first = api.get("/readers/one/avatar.svg");
        assertThat(first).hasStatusOk().hasContentType("image/svg+xml");
        assertThat(first).bodyText().startsWith("<svg").doesNotContain("script", "href");
        assertThat(Identicons.of(api, "one")).isEqualTo(Identicons.of(api, "one"));
        assertThat(Identicons.of(api, "one")).isNotEqualTo(Identicons.of(api, "two"));
    }

    @Test
    void latestOfASiteBeginsWithTheNewestAndLeavesOutOtherSites() {
        api.posted(article, reader, "older");
        var newest = Api.id(api.posted(Api.article(), reader, "newest"));
        assertThat(Api.id(api.read("/sites/vir/comments/latest?limit=1").at("/items/0")))
                .isEqualTo(newest);
        assertThat(api.read("/sites/other/comments/latest?limit=100").get("items"))
                .noneMatch(comment -> Api.id(comment).equals(newest));
        assertThat(api.get("/sites/nowhere/comments/latest")).hasStatus(404);
    }

    @Test
    void atomIsWellFormedWhateverIsWritten() throws Exception {
        api.posted(article, reader, "]]> <b>&amp; *strong* \uFFFE words \u000B");
        for (var path :
                new String[] {"/sites/vir/comments.atom", "/sites/vir/articles/" + article + "/comments.atom"}) {
            var answer = api.get(path);
            assertThat(answer).hasStatusOk().hasContentType("application/atom+xml;charset=UTF-8");
            var feed = parse(answer.getResponse().getContentAsByteArray());
            assertThat(feed.getElementsByTagName("entry").item(0).getTextContent())
                    .contains("Reader " + reader, "<em>strong</em>");
        }
    }

    @Test
    void staffBearTheBadgeOfTheirRole() {
        var posted = api.postedWith(article, Tokens.of(reader, "vir", Role.READER, Role.STAFF), "hello");
        assertThat(posted.at("/author/badges").values())
                .extracting(JsonNode::stringValue)
                .containsExactly("STAFF");
        assertThat(api.read("/readers/" + reader).get("badges").values())
                .extracting(JsonNode::stringValue)
                .containsExactly("STAFF");
    }

    @Test
    void feedOfAnArticleHoldsItsOwnEntriesNewestFirstAndLosesWhatIsTakenAway() throws Exception {
        var older = Api.id(api.posted(article, reader, "older"));
        var newer = Api.id(api.replied(article, "bob", "newer", older));
        var rejected = Api.id(api.posted(article, reader, "rejected"));
        var elsewhere = Api.id(api.posted(Api.article(), reader, "elsewhere"));
        assertThat(entries("/sites/vir/articles/" + article + "/comments.atom"))
                .containsExactly(rejected, newer, older);
        await().untilAsserted(() ->
                assertThat(entries("/sites/vir/comments.atom")).startsWith(elsewhere, rejected, newer, older));
        api.decide("REJECT", rejected);
        api.delete(older, reader);
        await().untilAsserted(() -> {
            assertThat(entries("/sites/vir/articles/" + article + "/comments.atom"))
                    .containsExactly(newer);
            assertThat(entries("/sites/vir/comments.atom"))
                    .startsWith(elsewhere, newer)
                    .doesNotContain(rejected, older);
            assertThat(api.read("/sites/vir/comments/latest?limit=2").get("items"))
                    .extracting(Api::id)
                    .containsExactly(elsewhere, newer);
        });
    }

    @Test
    void madeUpAddressOfAnArticleGoesNowhere() throws IOException {
        var posted = api.call(
                HttpMethod.POST,
                Api.thread(article),
                Tokens.reader(reader),
                Api.json().put("text", "hello").put("articleUrl", "https://evil.example/sign-in"));
        assertThat(posted).hasStatus(201);
        for (var path : List.of(
                Api.thread(article),
                Api.thread(article) + ".html",
                Api.thread(article) + ".atom",
                "/sites/vir/comments.atom",
                "/sites/vir/comments/latest",
                "/readers/" + reader + "/comments",
                "/readers/" + reader + "/profile.html")) {
            await().untilAsserted(() -> assertThat(text(path)).as(path).contains(reader));
            assertThat(text(path)).as(path).doesNotContain("evil.example");
        }
    }

    @Test
    void feedLeadsToPagesOfTheSiteAlone() throws IOException {
        assertThat(api.call(
                        HttpMethod.PUT,
                        "/admin/sites/vir/articles/" + article,
                        Tokens.administrator("cms"),
                        Api.json().put("title", "T").put("url", "https://elsewhere.example/story")))
                .hasStatusOk();
        api.posted(article, reader, "hello");
        assertThat(text(Api.thread(article) + ".atom"))
                .contains("href=\"http://localhost:8080#comment-")
                .doesNotContain("elsewhere.example");
        var other = Api.article();
        assertThat(api.call(
                        HttpMethod.PUT,
                        "/admin/sites/vir/articles/" + other,
                        Tokens.administrator("cms"),
                        Api.json().put("title", "T").put("url", "http://localhost:8080/story#top")))
                .hasStatusOk();
        api.posted(other, reader, "hello");
        assertThat(text(Api.thread(other) + ".atom")).contains("href=\"http://localhost:8080/story#comment-");
    }

    @Test
    void fragmentEscapesEverythingAndShowsReplies() throws IOException {
        var body = Api.json()
                .put("text", "Hello <script>alert(1)</script>")
                .put("articleTitle", "<b>T</b>")
                .put("articleUrl", "http://localhost:8080/a?b=1&c=2");
        var token = Tokens.with(reader, claims -> claims.claim("name", "<img src=x onerror=alert(1)>"));
        var posted = api.call(HttpMethod.POST, Api.thread(article), token, body);
        assertThat(posted).hasStatus(201);
        api.replied(article, "bob", "An answer", Api.id(Api.body(posted)));
        var answer = api.get("/sites/vir/articles/" + article + "/comments.html");
        assertThat(answer).hasStatusOk().hasContentType("text/html;charset=UTF-8");
        assertThat(answer)
                .bodyText()
                .contains("2 user say", "An answer", "&lt;img src=x onerror=alert(1)&gt;", "?b=1&amp;c=2#user-say")
                .doesNotContain("<script", "<img");
    }

    @Test
    void fragmentLeadsBackToUsFromAPageOfAnotherOrigin() throws IOException {
        for (int i = 0; i < 21; i++) {
            api.posted(article, reader, "number " + i);
        }
        var html = html();
        assertThat(html).containsPattern("<a rel=\"next\" href=\"http://localhost:8080/api/v1/[^\"]+cursor=");
        assertThat(ADDRESS.matcher(html).results().map(found -> found.group(1)))
                .isNotEmpty()
                .allMatch(address -> address.startsWith("http://localhost:8080/"));
        assertThat(html).contains("with an account").doesNotContain("<form", "Reply", "on the article's page");
    }

    @Test
    void fragmentLinksOnlyToAddressesOfTheSite() throws IOException {
        var posted = api.call(
                HttpMethod.POST,
                Api.thread(article),
                Tokens.reader(reader),
                Api.json().put("text", "hello").put("articleUrl", "https://evil.example/sign-in"));
        assertThat(posted).hasStatus(201);
        assertThat(html()).contains("hello").doesNotContain("evil.example");
    }

    private String html() throws IOException {
        return text("/sites/vir/articles/" + article + "/comments.html");
    }

    private String text(String path) throws IOException {
        return api.get(path).getResponse().getContentAsString();
    }

    /** Ids of a feed's comments, in its order. */
    private List<String> entries(String path) throws ParserConfigurationException, IOException, SAXException {
        var found = parse(api.get(path).getResponse().getContentAsByteArray()).getElementsByTagName("entry");
        return IntStream.range(0, found.getLength())
                .mapToObj(at -> (Element) found.item(at))
                .map(entry -> entry.getElementsByTagName("id").item(0).getTextContent())
                .map(id -> id.replaceFirst("urn:uuid:", ""))
                .toList();
    }

    private static Document parse(byte[] xml) throws ParserConfigurationException, IOException, SAXException {
        return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }

    /** Pictures as text. */
    private static final class Identicons {
        static String of(Api api, String reader) {
            return new String(
                    api.get("/readers/" + reader + "/avatar.svg").getResponse().getContentAsByteArray(),
                    StandardCharsets.UTF_8);
        }
    }
}
