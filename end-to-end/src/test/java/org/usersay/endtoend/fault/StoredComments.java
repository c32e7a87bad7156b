package org.usersay.endtoend.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.usersay.endtoend.fault.RandomCommenter.Posted;
import org.usersay.endtoend.http.Answer;
import org.usersay.endtoend.http.Visitor;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.Usersay;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Comments and the votes on them from the site's export, which reads documents and no counter. */
final class StoredComments {

    private static final JsonMapper JSON = new JsonMapper();

    private final List<Posted> comments = new ArrayList<>();
    private final Map<String, String> states = new HashMap<>();
    private final Map<String, Map<String, Integer>> votes = new HashMap<>();
    private final Map<String, Set<String>> reportedByReader = new HashMap<>();
    private final Set<String> reported = new HashSet<>();

    private StoredComments() {}

    static StoredComments of(Usersay usersay) {
        StoredComments stored = new StoredComments();
        usersay.administrator()
                .get("/api/v1/admin/sites/" + Usersay.SITE + "/exports")
                .expect(200)
                .body()
                .lines()
                .map(JSON::readTree)
                .forEach(stored::add);
        return stored;
    }

    private void add(JsonNode line) {
        switch (line.path("type").asString()) {
            case "comment" -> {
                String state = line.path("state").asString();
                states.put(line.path("id").asString(), state);
                if (state.equals("PUBLISHED")) {
                    comments.add(new Posted(
                            line.path("id").asString(),
                            line.path("article").asString(),
                            line.path("parent").asString(""),
                            line.path("text").asString()));
                }
                addReports(line);
            }
            case "votes" ->
                line.path("votes")
                        .properties()
                        .forEach(vote -> votes.computeIfAbsent(vote.getKey(), comment -> new HashMap<>())
                                .put(
                                        line.path("reader").asString(),
                                        vote.getValue().asInt()));
            default -> {}
        }
    }

    private void addReports(JsonNode comment) {
        String id = comment.path("id").asString();
        comment.path("reports")
                .forEach(report -> reportedByReader
                        .computeIfAbsent(report.path("reader").asString(), reader -> new HashSet<>())
                        .add(id));
        int open =
                comment.path("reports").size() - comment.path("answeredReports").asInt(0);
        if (open > 0 && "PUBLISHED".equals(states.get(id))) {
            reported.add(id);
        }
    }

    Set<String> reportedBy(String reader) {
        return reportedByReader.getOrDefault(reader, Set.of());
    }

    /** By the comments' ids. */
    Map<String, String> states() {
        return states;
    }

    /** Those that are published. */
    List<Posted> all() {
        return comments;
    }

    /** Zero for no vote. */
    int vote(String comment, String reader) {
        return votes.getOrDefault(comment, Map.of()).getOrDefault(reader, 0);
    }

    /** Every page and count of this article shows exactly these comments and the sums of these votes. */
    void assertShown(Usersay usersay, Article article) {
        Map<String, JsonNode> shown = ShownThread.of(usersay, article);
        List<Posted> expected = comments.stream()
                .filter(comment -> comment.article().equals(article.id()))
                .toList();
        assertThat(expected.stream().map(Posted::text)).doesNotHaveDuplicates();
        assertThat(shown.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        expected.stream().map(Posted::id).toList());
        shown.forEach((id, comment) -> {
            assertThat(comment.path("up").asLong()).as("up of %s", id).isEqualTo(count(id, 1));
            assertThat(comment.path("down").asLong()).as("down of %s", id).isEqualTo(count(id, -1));
            assertThat(comment.path("replyCount").asLong())
                    .as("replies of %s", id)
                    .isEqualTo(expected.stream()
                            .filter(reply -> reply.parent().equals(id))
                            .count());
        });
        assertThat(usersay.program()
                        .get(article.comments())
                        .expect(200)
                        .at("/count")
                        .asInt())
                .isEqualTo(expected.size());
        Answer counts = usersay.program()
                .get("/api/v1/sites/" + Usersay.SITE + "/comment-counts?article=" + article.id())
                .expect(200);
        assertThat(counts.at("/counts/" + article.id()).asInt()).isEqualTo(expected.size());
    }

    private long count(String comment, int value) {
        return votes.getOrDefault(comment, Map.of()).values().stream()
                .filter(vote -> vote == value)
                .count();
    }

    /** The numbers of the moderators' queues. */
    void assertQueued(Usersay usersay) {
        Answer queues = usersay.administrator()
                .get("/api/v1/admin/sites/" + Usersay.SITE + "/queues")
                .expect(200);
        assertThat(queues.at("/pending").asLong()).isEqualTo(inState("HELD"));
        assertThat(queues.at("/rejected").asLong()).isEqualTo(inState("REJECTED"));
        assertThat(queues.at("/spam").asLong()).isEqualTo(inState("SPAM"));
        assertThat(queues.at("/reported").asLong()).isEqualTo(reported.size());
        Set<String> decided = decided(usersay);
        assertThat(queues.at("/new").asLong())
                .isEqualTo(comments.stream()
                        .map(Posted::id)
                        .filter(id -> !reported.contains(id) && !decided.contains(id))
                        .count());
        assertThat(queues.at("/all").asLong()).isEqualTo(states.size());
    }

    /** The published ones that a moderator has decided about, page by page; the export does not have the decisions. */
    private static Set<String> decided(Usersay usersay) {
        Set<String> decided = new HashSet<>();
        Visitor administrator = usersay.administrator();
        String first = "/api/v1/admin/sites/" + Usersay.SITE + "/comments?state=PUBLISHED&limit=100";
        String cursor = "";
        do {
            Answer page = administrator.get(first + cursor).expect(200);
            page.at("/items").forEach(item -> {
                if (item.path("decision").isObject()) {
                    decided.add(item.path("id").asString());
                }
            });
            cursor = page.at("/next").isString() ? "&cursor=" + page.text("/next") : "";
        } while (!cursor.isEmpty());
        return decided;
    }

    private long inState(String state) {
        return states.values().stream().filter(state::equals).count();
    }

    /** The count of the whole site. */
    void assertCounted(Usersay usersay) {
        Answer site = usersay.program()
                .get("/api/v1/sites/" + Usersay.SITE + "/comment-count")
                .expect(200);
        assertThat(site.at("/count").asInt()).isEqualTo(comments.size());
    }
}
