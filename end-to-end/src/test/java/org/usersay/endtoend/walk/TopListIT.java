package org.usersay.endtoend.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.RunningSystem;
import org.usersay.endtoend.system.Usersay;
import tools.jackson.databind.JsonNode;

/** The best rated articles of the demo newsroom, with announced titles and categories. */
@ExtendWith(RunningSystem.class)
class TopListIT {

    private static final String SLUG = "mangrove-credits-patience";

    private final Usersay usersay;

    TopListIT(Usersay usersay) {
        this.usersay = usersay;
    }

    @Test
    void anAnnouncedArticleIsListedInItsCategory() {
        usersay.announceArticles();
        usersay.readers()
                .signedIn("Linh")
                .browser()
                .put(new Article(SLUG).myRating(), Map.of("stars", 5))
                .expect(200);

        await("the list to know it")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(top("green-growth")).anySatisfy(item -> {
                    assertThat(item.path("article").asString()).isEqualTo(SLUG);
                    assertThat(item.path("title").asString()).contains("angrove");
                    assertThat(item.path("url").asString()).isEqualTo(usersay.gateway() + "/articles/" + SLUG);
                    assertThat(item.path("category").asString()).isEqualTo("green-growth");
                }));
        assertThat(top("no-such-category")).isEmpty();
    }

    @Test
    void announcingAgainChangesNothing() {
        usersay.announceArticles();
        List<JsonNode> before = top("green-growth");
        usersay.announceArticles();

        assertThat(top("green-growth")).containsAll(before);
    }

    private List<JsonNode> top(String category) {
        JsonNode items = usersay.program()
                .get("/api/v1/sites/vir/ratings/top?period=all&category=" + category)
                .expect(200)
                .at("/items");
        return StreamSupport.stream(items.spliterator(), false).toList();
    }
}
