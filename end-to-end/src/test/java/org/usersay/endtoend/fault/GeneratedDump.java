package org.usersay.endtoend.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.usersay.endtoend.system.Article;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Dump of one article as another installation exports it: a third of the comments are replies, some long before their
 * parent, and many have votes.
 */
final class GeneratedDump {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int VOTERS = 10;

    private final Article article;
    private final int size;
    private final Map<String, String> parents = new HashMap<>();
    private final Map<String, Integer> scores = new TreeMap<>();
    private final String text;
    private int votes;

    GeneratedDump(Article article, int size, long seed) {
        this.article = article;
        this.size = size;
        this.text = write(new Random(seed));
    }

    String text() {
        return text;
    }

    int size() {
        return size;
    }

    int votes() {
        return votes;
    }

    private String write(Random random) {
        var dump = new StringBuilder("{\"type\":\"export\",\"version\":1}\n");
        line(dump, Map.of("type", "article", "id", article.id(), "title", "Imported", "state", "OPEN"));
        for (int number = 0; number < size; number++) {
            Map<String, Object> comment = new HashMap<>(Map.of(
                    "type", "comment",
                    "id", id(number),
                    "article", article.id(),
                    "author", Map.of("id", "writer-" + number % 50, "name", "Writer"),
                    "text", words(number),
                    "state", "PUBLISHED",
                    "createdAt", "2020-08-31T16:00:00Z"));
            if (number % 3 == 1) {
                // Comments whose number divides by three are at the top level, so there is no cycle of replies.
                int answered = 3 * random.nextInt(number % 30 == 1 ? size / 3 : number / 3 + 1);
                comment.put("parent", id(answered));
                parents.put(words(number), words(answered));
            }
            line(dump, comment);
        }
        for (int voter = 0; voter < VOTERS; voter++) {
            Map<String, Integer> cast = new TreeMap<>();
            for (int number = voter; number < size; number += 1 + random.nextInt(500)) {
                cast.put(id(number), random.nextBoolean() ? 1 : -1);
            }
            cast.forEach((id, vote) -> scores.merge(words(id), vote, Integer::sum));
            votes += cast.size();
            line(dump, Map.of("type", "votes", "article", article.id(), "reader", "voter-" + voter, "votes", cast));
        }
        return dump.append("{\"type\":\"end\"}\n").toString();
    }

    /** Fails unless an export of the site contains exactly these comments, with the same parents and votes. */
    void assertSameIn(String export) {
        Map<String, String> texts = new HashMap<>();
        Map<String, @Nullable String> answered = new HashMap<>();
        Map<String, Integer> found = new TreeMap<>();
        for (JsonNode line : export.lines().map(JSON::readTree).toList()) {
            if (!line.path("article").asString("").equals(article.id())) {
                continue;
            }
            if (line.path("type").asString().equals("comment")) {
                String id = line.path("id").asString();
                assertThat(texts.put(id, line.path("text").asString())).isNull();
                answered.put(id, line.path("parent").asString(null));
            } else if (line.path("type").asString().equals("votes")) {
                line.path("votes")
                        .properties()
                        .forEach(vote ->
                                found.merge(vote.getKey(), vote.getValue().asInt(), Integer::sum));
            }
        }
        assertThat(texts.values()).hasSize(size).doesNotHaveDuplicates();
        texts.forEach((id, said) -> {
            String parent = answered.get(id);
            assertThat(parent == null ? null : texts.get(parent)).as(said).isEqualTo(parents.get(said));
        });
        Map<String, Integer> byWords = new TreeMap<>();
        found.forEach((id, score) -> byWords.put(Objects.requireNonNull(texts.get(id)), score));
        assertThat(byWords).isEqualTo(scores);
    }

    private static String id(int number) {
        return "c" + number;
    }

    private static String words(int number) {
        return words(id(number));
    }

    private static String words(String id) {
        return "This is what " + id + " says.";
    }

    private static void line(StringBuilder dump, Map<String, Object> values) {
        dump.append(JSON.writeValueAsString(values)).append('\n');
    }
}
