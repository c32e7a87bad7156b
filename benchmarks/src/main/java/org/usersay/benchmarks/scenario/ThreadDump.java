package org.usersay.benchmarks.scenario;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Threads of a hundred to a hundred thousand comments in our own dump's form: the same texts and depths in every run. Each
 * begins with what can be asked for at every size: a comment with {@value #REPLIES} replies, and {@value #LEVELS} comments
 * of which each answers the one before.
 *
 * @param topLevel how many comments answer the article itself, by size
 */
record ThreadDump(String lines, Map<Integer, Integer> topLevel) {

    static final List<Integer> SIZES = List.of(100, 1_000, 10_000, 100_000);
    static final int REPLIES = 40;
    static final int LEVELS = 5;

    private static final int PLANTED = 1 + REPLIES + LEVELS;
    private static final long SEED = 20261124;
    private static final Instant FIRST = Instant.parse("2026-01-07T11:01:00Z");
    private static final int NOBODY = -1;

    static ThreadDump generate() {
        StringBuilder lines = new StringBuilder("{\"type\":\"export\",\"version\":1}\n");
        Map<Integer, Integer> topLevel = new LinkedHashMap<>();
        Texts texts = new Texts(SEED);
        Random random = new Random(SEED);
        for (int size : SIZES) {
            lines.append("{\"type\":\"article\",\"id\":\"" + article(size) + "\"}\n");
            for (int i = 0; i < size; i++) {
                int parent = i < PLANTED ? planted(i) : spoken(i, random);
                topLevel.merge(size, parent == NOBODY ? 1 : 0, Integer::sum);
                lines.append(comment(size, i, parent, texts.next(), random.nextInt(500)));
            }
        }
        return new ThreadDump(lines.append("{\"type\":\"end\"}\n").toString(), topLevel);
    }

    static int comments() {
        return SIZES.stream().mapToInt(Integer::intValue).sum();
    }

    static String article(int size) {
        return "thread-of-" + size;
    }

    private static int planted(int number) {
        if (number == 0 || number == REPLIES + 1) {
            return NOBODY;
        }
        return number <= REPLIES ? 0 : number - 1;
    }

    /** Two of five answer an earlier one, mostly a recent one, so that depths grow as they do where people talk. */
    private static int spoken(int number, Random random) {
        if (number == PLANTED || random.nextInt(5) >= 2) {
            return NOBODY;
        }
        return number - 1 - (int) (Math.pow(random.nextDouble(), 3) * (number - 1 - PLANTED));
    }

    private static String comment(int size, int number, int parent, String text, int author) {
        return "{\"type\":\"comment\",\"id\":\"%s\",\"article\":\"%s\"%s,\"author\":{\"id\":\"author-%d\",\"name\":\"Author %d\"},\"text\":\"%s\",\"state\":\"PUBLISHED\",\"createdAt\":\"%s\"}\n"
                .formatted(
                        id(size, number),
                        article(size),
                        parent == NOBODY ? "" : ",\"parent\":\"" + id(size, parent) + '"',
                        author,
                        author,
                        text,
                        FIRST.plusSeconds(number));
    }

    private static String id(int size, int number) {
        return "c" + size + "-" + number;
    }
}
