package org.usersay.endtoend.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.usersay.endtoend.http.Answer;
import org.usersay.endtoend.http.Visitor;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.Readers.Account;
import org.usersay.endtoend.system.RunningSystem;
import org.usersay.endtoend.system.Usersay;

@ExtendWith(RunningSystem.class)
class CommentingIT {

    private final Usersay usersay;
    private final Article article = Article.fresh();

    CommentingIT(Usersay usersay) {
        this.usersay = usersay;
    }

    @Test
    void aCommentAndItsReplyShowAtOnceAndAreCounted() {
        Account linh = usersay.readers().signedIn("Linh");
        Account minh = usersay.readers().signedIn("Minh");

        Answer posted = linh.browser()
                .post(article.comments(), Map.of("text", "A *fine* idea."))
                .expect(201);
        String id = posted.text("/id");
        assertThat(posted.text("/html")).contains("<em>fine</em>");
        assertThat(posted.text("/author/name")).isEqualTo("Linh");
        assertThat(posted.header("Location")).endsWith("/comments/" + id);

        minh.browser()
                .post(article.comments(), Map.of("text", "I agree.", "parent", id))
                .expect(201);

        Answer page = usersay.program().get(article.comments()).expect(200);
        assertThat(page.at("/count").asInt()).isEqualTo(2);
        assertThat(page.text("/items/0/id")).isEqualTo(id);
        assertThat(page.at("/items/0/replyCount").asInt()).isEqualTo(1);
        assertThat(page.text("/items/0/replies/items/0/html")).contains("I agree.");
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void aPreviewIsWhatIsPublished() {
        Account linh = usersay.readers().signedIn("Linh");
        Map<String, String> draft =
                Map.of("text", "> quoted\n\n**bold** <script>alert(1)</script> https://example.org/");
        String preview = linh.browser()
                .post("/api/v1/comment-previews", draft)
                .expect(200)
                .text("/html");
        String published =
                linh.browser().post(article.comments(), draft).expect(201).text("/html");
        assertThat(published)
                .isEqualTo(preview)
                .contains("<strong>bold</strong>")
                .doesNotContain("<script");
    }

    @Test
    void publicPagesAreCachedAndCarryNothingPersonal() {
        Account linh = usersay.readers().signedIn("Linh");
        linh.browser().post(article.comments(), Map.of("text", "Good morning.")).expect(201);

        Answer page = linh.browser().get(article.comments()).expect(200);
        assertThat(page.header("Cache-Control")).contains("public").contains("stale-while-revalidate");
        assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(page.body()).doesNotContain(linh.email());
        assertThat(usersay.program().get(article.comments()).body()).isEqualTo(page.body());
        usersay.program()
                .with("If-None-Match", page.header("ETag"))
                .get(article.comments())
                .expect(304);
    }

    @Test
    void aDoubleClickPostsOnce() {
        Account linh = usersay.readers().signedIn("Linh");
        Visitor once = linh.browser().with("Idempotency-Key", UUID.randomUUID().toString());
        String first = once.post(article.comments(), Map.of("text", "Only once."))
                .expect(201)
                .text("/id");
        String second = once.post(article.comments(), Map.of("text", "Only once."))
                .expect(201)
                .text("/id");
        assertThat(second).isEqualTo(first);
        assertThat(count()).isEqualTo(1);
        assertThat(once.post(article.comments(), Map.of("text", "Another body."))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void longThreadsComeInPagesWithEveryCommentOnce() {
        Account linh = usersay.readers().signedIn("Linh");
        for (int i = 0; i < 7; i++) {
            linh.browser()
                    .post(article.comments(), Map.of("text", "Number " + i))
                    .expect(201);
        }
        StringBuilder seen = new StringBuilder();
        String path = article.comments() + "?sort=oldest&limit=3";
        for (String cursor = ""; cursor != null; ) {
            Answer page = usersay.program().get(path + cursor).expect(200);
            page.at("/items")
                    .forEach(item -> seen.append(item.path("html").asString().replaceAll("\\D", "")));
            String next = page.at("/next").isNull() ? null : page.text("/next");
            assertThat(page.header("Link")).matches(link -> link.contains("rel=\"next\"") == (next != null));
            cursor = next == null ? null : "&cursor=" + next;
        }
        assertThat(seen).hasToString("0123456");
    }

    private int count() {
        return usersay.program()
                .get("/api/v1/sites/vir/comment-counts?article=" + article.id())
                .expect(200)
                .at("/counts/" + article.id())
                .asInt();
    }
}
