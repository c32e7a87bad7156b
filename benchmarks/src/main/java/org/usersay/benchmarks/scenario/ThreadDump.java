package org.usersay.benchmarks.scenario;

import static org.usersay.benchmarks.scenario.DumpLines.TOP_LEVEL;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Dump with threads of 100 to 100,000 comments, with the same texts and depths in every run. Each begins with a comment
 * that has {@value #REPLIES} replies, and with a chain of {@value #LEVELS} comments of which each answers the one before.
 *
 * @param topLevel how many comments answer the article itself, by size
 */
record ThreadDump(String lines, Map<Integer, Integer> topLevel) {

    static final List<Integer> SIZES = List.of(100, 1_000, 10_000, 100_000);
    static final int REPLIES = 40;
    static final int LEVELS = 5;

    private static final int PLANTED = 1 + REPLIES + LEVELS;
    private static final long SEED = 20261124;

    static ThreadDump generate() {
        StringBuilder lines = new StringBuilder(DumpLines.HEADER);
        Map<Integer, Integer> topLevel = new LinkedHashMap<>();
        Texts texts = new Texts(SEED);
        Random random = new Random(SEED);
        for (int size : SIZES) {
            lines.append(DumpLines.article(article(size)));
            for (int i = 0; i < size; i++) {
                int parent = i < PLANTED ? planted(i) : spoken(i, random);
                topLevel.merge(size, parent == TOP_LEVEL ? 1 : 0, Integer::sum);
                lines.append(DumpLines.comment(article(size), i, parent, texts.next(), random.nextInt(500)));
            }
        }
        return new ThreadDump(lines.append(DumpLines.END).toString(), topLevel);
    }

    static int comments() {
        return SIZES.stream().mapToInt(Integer::intValue).sum();
    }

    static String article(int size) {
        return "thread-of-" + size;
    }

    private static int planted(int number) {
        if (number == 0 || number == REPLIES + 1) {
            return TOP_LEVEL;
        }
        return number <= REPLIES ? 0 : number - 1;
    }

    /** Two of five are replies, mostly to a recent comment, so that depths grow as in a real conversation. */
    private static int spoken(int number, Random random) {
        if (number == PLANTED || random.nextInt(5) >= 2) {
            return TOP_LEVEL;
        }
        return number - 1 - (int) (Math.pow(random.nextDouble(), 3) * (number - 1 - PLANTED));
    }
}
