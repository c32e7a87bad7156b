package org.usersay.comments.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.comments.Api.body;
import static org.usersay.comments.Api.json;

import com.mongodb.client.MongoDatabase;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.comments.Api;
import org.usersay.comments.CommentsServiceTest;
import org.usersay.starter.identity.Role;
import org.usersay.starter.test.Tokens;
import tools.jackson.databind.JsonNode;

/** Articles as moderators find them by the words of their titles. Each test has a word that no other has. */
@CommentsServiceTest
class ArticleSearchTests {

    private static final String MODERATOR = Tokens.moderator("mod");

    @Autowired
    Api api;

    @Autowired
    MongoDatabase mongo;

    private final String mark =
            "x" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);

    @ParameterizedTest
    @CsvSource({
        "Cầu Long Biên mở lại,cau",
        "Cầu Long Biên mở lại,CẦU lại",
        "Cầu Long Biên mở lại,lo b",
        "Đường sắt Bắc–Nam,duong nam",
        "Łódź: a “new” harbour,lodz HARB",
        "東京都の天気,東京 天",
        "'12,000 readers in 2026',202 12",
        "Thành phố Hồ Chí Minh,thanh  pho ho chi minh"
    })
    void articleIsFoundByBeginningsOfItsWordsWhateverTheCaseAndAccents(String title, String words) {
        var article = announced(title + " " + mark, "2026-11-01T08:00:00Z");
        assertThat(found(words + " " + mark)).containsExactly(article);
    }

    @ParameterizedTest
    @CsvSource({"Cầu Long Biên,iên", "Cầu Long Biên,cầu bien x", "Cầu Long Biên,caus"})
    void everyWordMustBeginAWordOfTheTitle(String title, String words) {
        announced(title + " " + mark, "2026-11-01T08:00:00Z");
        assertThat(found(words + " " + mark.substring(0, 9) + " zz" + mark)).isEmpty();
        assertThat(found(words.replace(" x", " q" + mark) + " " + mark)).isEmpty();
    }

    @Test
    void newestPublishedIsFirstAndMoreAreAnnounced() {
        var oldest = announced("Harbour " + mark, "2026-11-01T08:00:00Z");
        var newest = announced("Harbour " + mark, "2026-11-03T08:00:00Z");
        var middle = announced("Harbour " + mark, "2026-11-02T08:00:00Z");
        assertThat(found("harbour " + mark)).containsExactly(newest, middle, oldest);
        var page = search("q=" + mark + "&limit=2");
        assertThat(ids(page)).containsExactly(newest, middle);
        assertThat(page.get("more").booleanValue()).isTrue();
        assertThat(search("q=" + mark + "&limit=3").get("more").booleanValue()).isFalse();
    }

    @Test
    void itemHasTitleAddressTimeAndState() {
        var article = announced("Harbour " + mark, "2026-11-01T08:00:00Z");
        var item = search("q=" + mark).at("/items/0");
        assertThat(item)
                .isEqualTo(json().put("id", article)
                        .put("title", "Harbour " + mark)
                        .put("url", "https://example.org/" + article)
                        .put("publishedAt", "2026-11-01T08:00:00.000Z")
                        .put("state", "OPEN"));
    }

    @Test
    void newTitleReplacesTheWordsOfTheFormer() {
        var article = announced("Former " + mark, "2026-11-01T08:00:00Z");
        announce(article, "Later " + mark, "2026-11-01T08:00:00Z");
        assertThat(found("former " + mark)).isEmpty();
        assertThat(found("later " + mark)).containsExactly(article);
    }

    @Test
    void articleOfAFirstCommentIsFoundByTheTitleItBrought() {
        var article = Api.article();
        var comment = json().put("text", "words")
                .put("articleTitle", "Đèn đỏ " + mark)
                .put("articleUrl", "http://localhost:8080/story");
        assertThat(api.call(HttpMethod.POST, Api.thread(article), Tokens.reader("ann"), comment))
                .hasStatus(201);
        assertThat(found("den " + mark)).containsExactly(article);
    }

    @Test
    void articleThatAModeratorTouchedFirstIsFoundByTheTitleThatCameLater() {
        var article = Api.article();
        assertThat(api.call(
                        HttpMethod.PUT,
                        "/admin/sites/vir/articles/" + article + "/state",
                        MODERATOR,
                        json().put("state", "PREMODERATED")))
                .hasStatusOk();
        var comment = json().put("text", "words")
                .put("articleTitle", "Story " + mark)
                .put("articleUrl", "http://localhost:8080/story");
        assertThat(api.call(HttpMethod.POST, Api.thread(article), Tokens.reader("ann"), comment))
                .hasStatus(202);
        var page = search("q=" + mark);
        assertThat(ids(page)).containsExactly(article);
        assertThat(page.at("/items/0/state").stringValue()).isEqualTo("PREMODERATED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "q=", "q=%20%20"})
    void withoutWordsTheLatestAreAnswered(String query) {
        var article = announced("Latest " + mark, "2999-01-01T08:00:00Z");
        assertThat(ids(search(query))).contains(article).hasSizeLessThanOrEqualTo(10);
    }

    @Test
    void withSeveralCommonWordsOnlyTheNewestAreTried() {
        var both = announced("Harbour bridge " + mark, "2026-11-01T08:00:00Z");
        for (int day = 2; day < 6; day++) {
            announced("Harbour " + mark, "2026-11-0" + day + "T08:00:00Z");
            announced("Bridge " + mark, "2026-11-0" + day + "T08:00:00Z");
        }
        var words = "harbour bridge " + mark;
        assertThat(new ArticleSearchQuery(mongo, 100).find("vir", words, 10))
                .satisfies(found -> assertThat(found.articles())
                        .extracting(article -> article.key().article())
                        .containsExactly(both))
                .satisfies(found -> assertThat(found.more()).isFalse());
        // Not among the newest three, which are tried first.
        var later = new ArticleSearchQuery(mongo, 30).find("vir", words, 10);
        assertThat(later.articles())
                .extracting(article -> article.key().article())
                .containsExactly(both);
        assertThat(later.more()).isFalse();
        var few = new ArticleSearchQuery(mongo, 3).find("vir", words, 10);
        assertThat(few.articles()).isEmpty();
        assertThat(few.more()).isTrue();
    }

    @Test
    void asManyAsAreAskedForAmongTheNewestAreAllWhereNoOtherFollows() {
        announced("Harbour " + mark, "2026-11-01T08:00:00Z");
        announced("Harbour " + mark, "2026-11-02T08:00:00Z");
        var newest = announced("Harbour bridge " + mark, "2026-11-04T08:00:00Z");
        var next = announced("Harbour bridge " + mark, "2026-11-03T08:00:00Z");
        var query = new ArticleSearchQuery(mongo, 20);
        var two = query.find("vir", "harbour bridge " + mark, 2);
        assertThat(two.articles())
                .extracting(article -> article.key().article())
                .containsExactly(newest, next);
        assertThat(two.more()).isFalse();
        assertThat(query.find("vir", "harbour bridge " + mark, 1).more()).isTrue();
    }

    /** Operators, expressions and signs are words or none, never conditions. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"$ne\":1}",
                "{\"$gt\":\"\"}",
                "$where",
                ".*",
                "^k$",
                "[",
                "(a+)+$",
                "\\",
                "\\Q",
                "…",
                "' || '1'=='1",
                "\uD83D\uDE00"
            })
    void signsOfAQueryLanguageFindNothing(String hostile) {
        var article = announced("Harbour-" + mark, "2026-11-01T08:00:00Z");
        assertThat(found(hostile + " q" + mark)).isEmpty();
        assertThat(found(hostile)).doesNotContain(article);
    }

    @Test
    void badInputIsRefused() {
        for (var query : List.of(
                "limit=0",
                "limit=51",
                "limit=-1",
                "limit=x",
                "limit=99999999999",
                "q=" + "a".repeat(101),
                "q=" + "a".repeat(10_000),
                "q=%00",
                "word=a")) {
            assertThat(answer(query, MODERATOR)).as(query).hasStatus(400);
        }
        assertThat(ids(search("limit=50"))).hasSizeLessThanOrEqualTo(50);
    }

    @Test
    void onlyModeratorsOfTheSiteSearch() {
        var elsewhere = Tokens.of("m", "other", Role.READER, Role.MODERATOR);
        for (var token : List.of(elsewhere, Tokens.reader("ann"), Tokens.of("s", "vir", Role.READER, Role.STAFF))) {
            assertThat(answer("q=a", token)).hasStatus(403);
        }
        assertThat(api.call(HttpMethod.GET, "/admin/sites/nowhere/articles", MODERATOR, null))
                .hasStatus(404);
    }

    private String announced(String title, String publishedAt) {
        var article = Api.article();
        announce(article, title, publishedAt);
        return article;
    }

    private void announce(String article, String title, String publishedAt) {
        var announcement = json().put("title", title)
                .put("url", "https://example.org/" + article)
                .put("publishedAt", publishedAt);
        assertThat(api.call(
                        HttpMethod.PUT,
                        "/admin/sites/vir/articles/" + article,
                        Tokens.administrator("cms"),
                        announcement))
                .hasStatusOk();
    }

    private List<String> found(String words) {
        return ids(search("q=" + URLEncoder.encode(words, StandardCharsets.UTF_8)));
    }

    private JsonNode search(String query) {
        var answer = answer(query, MODERATOR);
        assertThat(answer).as(query).hasStatusOk();
        return body(answer);
    }

    private MvcTestResult answer(String query, String token) {
        return api.getRaw("/admin/sites/vir/articles?" + query, token);
    }

    private static List<String> ids(JsonNode page) {
        return StreamSupport.stream(page.get("items").spliterator(), false)
                .map(Api::id)
                .toList();
    }
}
