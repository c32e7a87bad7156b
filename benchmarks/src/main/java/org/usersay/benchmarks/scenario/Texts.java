package org.usersay.benchmarks.scenario;

import java.util.Random;

/** Comments of realistic length, the same in every run. */
final class Texts {

    private static final String[] WORDS =
            "the harbour ministry prices of rice and a long road to better trains in winter when cities build with ice snow is what readers ask for today"
                    .split(" ", -1);

    private final Random random;

    Texts(long seed) {
        random = new Random(seed);
    }

    /** Most are a sentence or two; some are long. */
    String next() {
        int words = 8 + (int) Math.min(200, Math.abs(random.nextGaussian()) * 30);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            text.append(WORDS[random.nextInt(WORDS.length)]).append(i % 12 == 11 ? ". " : " ");
        }
        return text.toString().trim();
    }
}
