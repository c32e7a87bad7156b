package org.usersay.comments.screening;

import static org.assertj.core.api.Assertions.assertThat;
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
import org.usersay.starter.test.Tokens;

/** Repeats of a text by one author and by several. */
@CommentsServiceTest
class RepeatTests {

    @Autowired
    Api api;

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
    void siteSetsHowManyRepeatsItAllows() {
        api.moderate(settings -> settings.put("repeatsByAuthor", 0).put("repeatsByOthers", 0));
        var article = Api.article();
        for (int time = 0; time < 3; time++) {
            assertThat(api.post(article, author, text)).hasStatus(201);
        }
    }
}
