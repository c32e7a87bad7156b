package org.usersay.benchmarks.scenario;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Comments of realistic length, the same in every run. Half of their words are common ones; the others are rare enough that two
 * comments are not held as repeats.
 */
final class Texts {

    private static final String[] COMMON =
            "the harbour ministry prices of rice and a long road to better trains in winter when cities build with ice snow is what readers ask for today"
                    .split(" ", -1);

    private static final String CONSONANTS = "bcdfghklmnprstvw";
    private static final String VOWELS = "aeiou";

    private final Random random;

    Texts(long seed) {
        random = new Random(seed);
    }

    /** Most are a sentence or two; some are long. */
    String next() {
        int words = 8 + (int) Math.min(200, Math.abs(random.nextGaussian()) * 30);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            text.append(word()).append(i % 12 == 11 ? ". " : " ");
        }
        return text.toString().trim();
    }

    /** Seven words. */
    String title() {
        return IntStream.range(0, 7).mapToObj(any -> word()).collect(Collectors.joining(" "));
    }

    private String word() {
        if (random.nextBoolean()) {
            return COMMON[random.nextInt(COMMON.length)];
        }
        StringBuilder word = new StringBuilder();
        for (int syllables = 1 + random.nextInt(3); syllables > 0; syllables--) {
            word.append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length())))
                    .append(VOWELS.charAt(random.nextInt(VOWELS.length())))
                    .append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length())));
        }
        return word.toString();
    }
}
