package org.usersay.endtoend.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.usersay.endtoend.http.Visitor;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.Readers.Account;
import org.usersay.endtoend.system.RunningSystem;
import org.usersay.endtoend.system.Usersay;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The plugin, with stand-ins for WordPress's functions and real requests. */
@ExtendWith(RunningSystem.class)
@Timeout(180)
class WordPressIT {

    private static final Path STANDINS =
            Path.of("src/test/resources/integration/wordpress.php").toAbsolutePath();
    private static final String TITLE = "\"Ships\" & </script><script>alert(1)</script> in harbour";

    private final Usersay usersay;
    private final int post = ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE);
    private final Article article = new Article("wp-" + post);

    @TempDir
    Path directory;

    WordPressIT(Usersay usersay) {
        this.usersay = usersay;
    }

    @Test
    void aPublishedPostIsAnnouncedAndShowsStarsAndComments() throws IOException, InterruptedException {
        readerCommentsAndRates();
        JsonNode page = run(usersay.gateway().toString(), List.of(state("publish", "open")));

        JsonNode announced =
                usersay.program().get(article.comments()).expect(200).at("/article");
        assertThat(announced.at("/title").asString()).isEqualTo("\"Ships\" & in harbour");
        assertThat(announced.at("/url").asString()).isEqualTo(address());
        assertThat(announced.at("/state").asString()).isEqualTo("OPEN");
        assertThat(page.at("/content").asString())
                .startsWith("<p>The story.</p>")
                .contains("<star-rating site=\"vir\" article=\"" + article.id() + "\"></star-rating>")
                .contains("article-title=\"&quot;Ships&quot; &amp; in harbour\"")
                .contains("Found by <em>search engines</em>")
                .doesNotContain("<script>");
        assertThat(page.at("/script").asString()).isEqualTo(usersay.gateway() + "/usersay.js");
        assertThat(page.at("/head").asString())
                .startsWith("<script type=\"application/ld+json\">{")
                .contains("\"ratingValue\":4");
        // A token, the announcement, the structured data and the fragment; the second view is served from transients.
        assertThat(page.at("/requests").asInt()).isEqualTo(4);
        assertThat(page.at("/again")).isEqualTo(page.at("/content"));
        assertThat(page.at("/events")).isEmpty();
    }

    @Test
    void structuredDataEndsNoElement() throws IOException, InterruptedException {
        readerCommentsAndRates();
        usersay.administrator()
                .put(
                        "/api/v1/admin/sites/vir/ratings/articles/" + article.id(),
                        Map.of("title", TITLE, "url", address()))
                .expect(204);
        await("the headline")
                .until(() -> usersay.program()
                        .get(article.rating() + ".jsonld")
                        .body()
                        .contains("in harbour"));
        JsonNode page = run(usersay.gateway().toString(), List.of(state("draft", "open")));

        assertThat(page.at("/head").asString())
                .contains("in harbour")
                .containsOnlyOnce("<script")
                .containsOnlyOnce("</script>");
    }

    @Test
    void aPostThatIsClosedOrTakenAwayIsClosed() throws IOException, InterruptedException {
        run(usersay.gateway().toString(), List.of(state("publish", "closed")));
        awaitState("CLOSED");

        run(usersay.gateway().toString(), List.of(state("publish", "open")));
        awaitState("OPEN");

        run(usersay.gateway().toString(), List.of(state("publish", "open"), state("trash", "open")));
        awaitState("CLOSED");
    }

    @Test
    void aDraftIsNotAnnounced() throws IOException, InterruptedException {
        run(usersay.gateway().toString(), List.of(state("draft", "open")));
        JsonNode announced =
                usersay.program().get(article.comments()).expect(200).at("/article");
        assertThat(announced.at("/title").asString("")).isEmpty();
    }

    @Test
    void withoutAnAnswerThePageHasItsElementsAndTheAnnouncementIsRepeatedLater()
            throws IOException, InterruptedException {
        JsonNode page = run("http://127.0.0.1:1", List.of(state("publish", "open")));

        assertThat(page.at("/content").asString()).contains("<user-say live ").endsWith("\"></user-say>");
        assertThat(page.at("/head").asString()).isEmpty();
        assertThat(page.at("/requests").asInt()).isEqualTo(3);
        assertThat(page.at("/events/0/arguments").toString()).isEqualTo("[" + post + ",2]");
    }

    private void readerCommentsAndRates() {
        Visitor reader = usersay.readers().signedIn("Linh").browser();
        reader.post(article.comments(), Map.of("text", "Found by *search engines*"))
                .expect(201);
        reader.put(article.myRating(), Map.of("stars", 4)).expect(200);
    }

    /** A read may be a second old. */
    private void awaitState(String state) {
        await(state)
                .until(() -> usersay.program()
                        .get(article.comments())
                        .expect(200)
                        .at("/article/state")
                        .asString()
                        .equals(state));
    }

    private String address() {
        return usersay.publisher().origin() + "/?p=" + post;
    }

    private Map<String, Object> state(String status, String comments) {
        return Map.of(
                "ID",
                post,
                "post_title",
                TITLE,
                "post_status",
                status,
                "comment_status",
                comments,
                "permalink",
                status.equals("publish") ? address() : address() + "__trashed");
    }

    /** The page of a post that went through these states. */
    private JsonNode run(String gateway, List<Map<String, Object>> states) throws IOException, InterruptedException {
        Program.assumeInstalled("php");
        Account cms = Guide.cms(usersay);
        String id = cms.browser().get("/api/v1/me").expect(200).text("/id");
        usersay.administrator()
                .put("/api/v1/admin/readers/" + id + "/roles", Map.of("roles", List.of("MODERATOR"), "site", "vir"))
                .expect(200);
        String settings = Guide.of(usersay, article, cms.email()).block("php");
        Path configuration = Files.writeString(
                directory.resolve("wp-config.php"),
                "<?php\n" + settings.replace(usersay.gateway().toString(), gateway));
        return JsonMapper.shared()
                .readTree(Program.run(
                        directory,
                        Map.of("STATES", JsonMapper.shared().writeValueAsString(states)),
                        "php",
                        STANDINS.toString(),
                        configuration.toString(),
                        Guide.INTEGRATIONS.resolve("wordpress/usersay.php").toString()));
    }
}
