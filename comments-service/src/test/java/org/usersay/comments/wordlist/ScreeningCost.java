package org.usersay.comments.wordlist;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Program that measures what word lists of 10,000 entries cost: processor time of the thread, so that what else the machine does
 * counts little. It prints a Markdown table of the middle and the slowest of a hundred, in milliseconds.
 */
final class ScreeningCost {

    private static final int ENTRIES = 10_000;
    private static final int ROUNDS = 600;
    private static final List<String> SYLLABLES =
            List.of("ba", "ro", "ti", "mun", "kel", "sa", "vor", "den", "li", "pha", "gra", "ost", "um", "ne", "quo");
    private static final List<String> VIETNAMESE =
            List.of("người", "thì", "đất", "nước", "không", "được", "những", "một", "trường", "việc", "ở", "lúa");
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Random random = new Random(7);

    private ScreeningCost() {}

    public static void main(String[] arguments) {
        var cost = new ScreeningCost();
        var lists = cost.lists();
        System.out.println("| list | text | p50 | p99 |\n| --- | --- | --- | --- |");
        cost.texts().forEach((text, examples) -> {
            print("none, reading alone", text, measure(examples, NormalizedText::readings));
            lists.forEach((list, words) -> print(list, text, measure(examples, words::foundIn)));
        });
    }

    private Map<String, WordList> lists() {
        var lists = new LinkedHashMap<String, WordList>();
        lists.put("words like those of the text", list(number -> word(3) + "q"));
        lists.put("the same first letter", list(number -> "b" + word(4) + number));
        lists.put("one word with numbers", list(number -> "prefixword" + number));
        lists.put("a hundred single letters", list(number -> "a ".repeat(45) + number));
        return lists;
    }

    private Map<String, List<String>> texts() {
        var texts = new LinkedHashMap<String, List<String>>();
        texts.put("250 characters", List.of(text(250), text(250), text(250)));
        texts.put("4,500 characters", List.of(text(4_500), text(4_500), text(4_500)));
        texts.put("4,500 characters, Vietnamese", List.of(vietnamese(4_500), vietnamese(4_500)));
        texts.put(
                "4,500 characters, hostile",
                List.of("a ".repeat(2_250), "ab".repeat(2_250), "prefixword ".repeat(400)));
        return texts;
    }

    private static WordList list(IntFunction<String> entry) {
        return WordList.of(IntStream.range(0, ENTRIES).mapToObj(entry).toList());
    }

    private String word(int syllables) {
        return IntStream.range(0, syllables)
                .mapToObj(syllable -> SYLLABLES.get(random.nextInt(SYLLABLES.size())))
                .collect(Collectors.joining());
    }

    private String text(int length) {
        var text = new StringBuilder();
        while (text.length() < length) {
            text.append(word(1 + random.nextInt(4))).append(' ');
        }
        return text.toString();
    }

    private String vietnamese(int length) {
        var text = new StringBuilder();
        while (text.length() < length) {
            text.append(VIETNAMESE.get(random.nextInt(VIETNAMESE.size()))).append(' ');
        }
        return text.toString();
    }

    /** Nanoseconds, in ascending order, after as many rounds for the compilers. */
    private static long[] measure(List<String> texts, Consumer<String> work) {
        var times = new long[ROUNDS];
        for (int round = 0; round < 2 * ROUNDS; round++) {
            long begun = THREADS.getCurrentThreadCpuTime();
            work.accept(texts.get(round % texts.size()));
            times[round % ROUNDS] = THREADS.getCurrentThreadCpuTime() - begun;
        }
        Arrays.sort(times);
        return times;
    }

    private static void print(String list, String text, long[] times) {
        System.out.printf(
                "| %s | %s | %.2f | %.2f |%n", list, text, times[ROUNDS / 2] / 1e6, times[ROUNDS * 99 / 100] / 1e6);
    }
}
