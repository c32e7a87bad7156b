package org.usersay.comments.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.comments.Api.body;
import static org.usersay.comments.Api.id;
import static org.usersay.comments.Api.json;

import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.usersay.comments.Api;
import org.usersay.comments.AtOnce;
import org.usersay.comments.CommentsServiceTest;
import org.usersay.comments.markup.ShownText;
import org.usersay.comments.screening.RepeatStore.Use;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.idempotency.IdempotencyKey;
import org.usersay.starter.test.Tokens;
import tools.jackson.databind.JsonNode;

/** Repeats of a text by one author and by several. */
@CommentsServiceTest
class RepeatTests {

    @Autowired
    Api api;

    @Autowired
    RepeatStore store;

    private final String author = "author-" + UUID.randomUUID();
    /** Long enough to have a fingerprint: 96 letters, since digits do not count. */
    private final String text = (UUID.randomUUID() + " " + UUID.randomUUID() + " " + UUID.randomUUID())
            .replace("-", "")
            .chars()
            .map(digit -> Character.isDigit(digit) ? digit - '0' + 'g' : digit)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();

    @AfterEach
    void backToDefaults() {
        api.moderate(settings -> {});
    }

    @Test
    void repeatOfAnAuthorIsHeldOnAnyArticleInAnySpelling() {
        var article = Api.article();
        assertThat(api.post(article, author, text)).hasStatus(201);
        assertThat(api.post(article, author, text)).hasStatus(202);
        assertThat(api.post(Api.article(), author, text.toUpperCase(java.util.Locale.ROOT) + "!!! 1"))
                .hasStatus(202);
        assertThat(api.post(Api.article(), author, "**" + text + "**")).hasStatus(202);
        assertThat(api.post(Api.article(), author, text.replace('a', 'а'))).hasStatus(202);
        assertThat(api.queue("state=HELD&article=" + article)
                        .at("/items/0/reasons/0")
                        .stringValue())
                .isEqualTo("REPEATED");
        assertThat(api.count(article)).isEqualTo(1);
        assertThat(api.post(article, author, "A different thought about the bridge and its costs"))
                .hasStatus(201);
    }

    @Test
    void textOfSeveralAuthorsIsHeldFromTheFourthOn() {
        var article = Api.article();
        for (int other = 0; other < 3; other++) {
            assertThat(api.post(article, author + other, text)).hasStatus(201);
        }
        assertThat(api.post(article, author, text)).hasStatus(202);
        assertThat(api.post(Api.article(), author + "x", text + " 7")).hasStatus(202);
    }

    @Test
    void textsThatOnlyShareAPhraseAreNoRepeats() {
        var article = Api.article();
        for (int i = 0; i < 200; i++) {
            assertThat(api.post(article, author, "Comment " + UUID.randomUUID()))
                    .hasStatus(201);
        }
    }

    @Test
    void ofConcurrentRepeatsOneIsPublished() throws InterruptedException, ExecutionException {
        var article = Api.article();
        var published = new AtomicInteger();
        AtOnce.run(8, i -> {
            if (api.post(article, author, text).getResponse().getStatus() == 201) {
                published.incrementAndGet();
            }
        });
        assertThat(published).hasValue(1);
        assertThat(api.count(article)).isEqualTo(1);
    }

    @Test
    void shortTextsAndCorrectionsAreNoRepeats() {
        var article = Api.article();
        for (int time = 0; time < 5; time++) {
            assertThat(api.post(article, author, "I agree!")).hasStatus(201);
        }
        var comment = id(api.posted(article, author, text));
        assertThat(api.call(
                        HttpMethod.PUT,
                        "/comments/" + comment,
                        Tokens.reader(author),
                        json().put("text", text + ", I say")))
                .hasStatus(200);
        assertThat(api.read("/comments/" + comment).get("state").stringValue()).isEqualTo("PUBLISHED");
    }

    @Test
    void repeatNamesTheFirstCommentWithTheTextWhateverBecomesOfThat() {
        api.moderate(settings -> settings.put("repeatsByOthers", 1));
        var article = Api.article();
        var first = id(api.posted(article, author + "a", text));
        assertThat(api.post(Api.article(), author, text + "!")).hasStatus(202);
        assertThat(api.post(Api.article(), author, text + "?")).hasStatus(202);
        var items = api.queue("author=" + author).get("items");
        assertThat(items).hasSize(2);
        for (var held : items) {
            assertThat(held.at("/repeats/id").stringValue()).isEqualTo(first);
            assertThat(held.at("/repeats/article").stringValue()).isEqualTo(article);
            assertThat(held.at("/repeats/author/id").stringValue()).isEqualTo(author + "a");
            assertThat(held.at("/repeats/state").stringValue()).isEqualTo("PUBLISHED");
        }
        api.decide("REJECT", first);
        assertThat(latest().at("/repeats/state").stringValue()).isEqualTo("REJECTED");
        api.decide("APPROVE", id(latest()));
        assertThat(latest().get("repeats").isNull()).isTrue();
    }

    @Test
    void attemptThatWroteNoCommentIsNamedAsNone() {
        store.record("vir", TextFingerprint.of(ShownText.of(text)), new Use(author, UuidV7.next()), author);
        assertThat(api.post(Api.article(), author, text)).hasStatus(202);
        assertThat(latest().at("/figures/REPEATED/byAuthor").intValue()).isEqualTo(1);
        assertThat(latest().get("repeats").isNull()).isTrue();
    }

    @Test
    void requestThatWroteItsCommentAtTheSecondAttemptIsNamedByThat() {
        var key = new IdempotencyKey(author);
        var fingerprint = TextFingerprint.of(ShownText.of(text));
        store.record("vir", fingerprint, new Use(author, UuidV7.next()), key.scopedTo(author));
        var written = api.post(Api.article(), author, text, IdempotencyKey.HEADER, key.value());
        assertThat(written).hasStatus(201);
        assertThat(api.post(Api.article(), author, text)).hasStatus(202);
        assertThat(latest().at("/repeats/id").stringValue()).isEqualTo(id(body(written)));
    }

    @Test
    void editBackToEarlierWordsRepeatsNoOtherComment() {
        var comment = id(api.posted(Api.article(), author, text));
        assertThat(api.edit(comment, Tokens.reader(author), "Never mind what I said about the bridge"))
                .hasStatus(200);
        assertThat(api.edit(comment, Tokens.reader(author), text)).hasStatus(200);
        assertThat(latest().get("reasons").toString()).isEqualTo("[\"REPEATED\"]");
        assertThat(latest().get("repeats").isNull()).isTrue();
    }

    @Test
    void siteSetsHowManyRepeatsItAllows() {
        api.moderate(settings -> settings.put("repeatsByAuthor", 0).put("repeatsByOthers", 0));
        var article = Api.article();
        for (int time = 0; time < 3; time++) {
            assertThat(api.post(article, author, text)).hasStatus(201);
        }
    }

    /** The author's newest comment as moderators see it. */
    private JsonNode latest() {
        return api.queue("author=" + author).at("/items/0");
    }
}
