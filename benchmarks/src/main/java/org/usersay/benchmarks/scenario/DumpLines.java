package org.usersay.benchmarks.scenario;

import java.time.Instant;

/** Lines of a dump in the project's own format, with ids that follow from article and number. */
final class DumpLines {

    static final String HEADER = "{\"type\":\"export\",\"version\":1}\n";
    static final String END = "{\"type\":\"end\"}\n";

    /** The parent of a comment that answers the article itself. */
    static final int TOP_LEVEL = -1;

    private static final Instant FIRST = Instant.parse("2026-01-07T11:01:00Z");

    private DumpLines() {}

    static String article(String id) {
        return "{\"type\":\"article\",\"id\":\"" + id + "\"}\n";
    }

    static String article(String id, String title) {
        return "{\"type\":\"article\",\"id\":\"%s\",\"title\":\"%s\",\"url\":\"https://vir.example/%s\"}\n"
                .formatted(id, title, id);
    }

    static String comment(String article, int number, int parent, String text, int author) {
        return comment(article, number, parent, text, author, "PUBLISHED", FIRST.plusSeconds(number));
    }

    static String comment(
            String article, int number, int parent, String text, int author, String state, Instant createdAt) {
        return "{\"type\":\"comment\",\"id\":\"%s\",\"article\":\"%s\"%s,\"author\":{\"id\":\"author-%d\",\"name\":\"Author %d\"},\"text\":\"%s\",\"state\":\"%s\",\"createdAt\":\"%s\"}\n"
                .formatted(
                        id(article, number),
                        article,
                        parent == TOP_LEVEL ? "" : ",\"parent\":\"" + id(article, parent) + '"',
                        author,
                        author,
                        text,
                        state,
                        createdAt);
    }

    private static String id(String article, int number) {
        return article + "-" + number;
    }
}
