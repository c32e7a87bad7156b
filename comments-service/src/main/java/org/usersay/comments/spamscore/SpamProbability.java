package org.usersay.comments.spamscore;

import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * Probability that a comment is spam, from the spamicity of its words, combined by Fisher's method as Gary Robinson
 * proposed for mail: one half where the words say nothing or contradict each other.
 *
 * @param percent 0 to 100; 50 where nothing is known
 * @param words those that speak for spam most, the most telling first
 */
public record SpamProbability(int percent, List<String> words) {

    static final SpamProbability UNKNOWN = new SpamProbability(50, List.of());

    /** Words that are taken into account: those that say the most. */
    private static final int TELLING = 40;

    /** Words nearer to one half than this say nothing. */
    private static final double LEAST = 0.1;

    private static final int SHOWN = 5;

    static SpamProbability of(List<SeenWord> seen, Training training) {
        ToDoubleFunction<SeenWord> spamicity = word -> word.spamicity(training);
        var telling = seen.stream()
                .filter(word -> Math.abs(spamicity.applyAsDouble(word) - 0.5) >= LEAST)
                .sorted(Comparator.comparingDouble(word -> -Math.abs(spamicity.applyAsDouble(word) - 0.5)))
                .limit(TELLING)
                .toList();
        if (telling.isEmpty()) {
            return UNKNOWN;
        }
        double spam = combined(telling, word -> 1 - word, spamicity);
        double ham = combined(telling, word -> word, spamicity);
        var words = telling.stream()
                .filter(word -> spamicity.applyAsDouble(word) > 0.5)
                .limit(SHOWN)
                .map(SeenWord::word)
                .toList();
        return new SpamProbability((int) Math.round(100 * (1 + spam - ham) / 2), words);
    }

    /** How improbable these values are if the words were of no meaning; near 1 where all are near 0. */
    private static double combined(
            List<SeenWord> words, DoubleUnaryOperator value, ToDoubleFunction<SeenWord> spamicity) {
        double logarithms = words.stream()
                .mapToDouble(word -> Math.log(value.applyAsDouble(spamicity.applyAsDouble(word))))
                .sum();
        return 1 - chiSquareTail(-2 * logarithms, words.size());
    }

    /** Probability that a chi-square variable of {@code 2 * pairs} degrees of freedom is at least {@code value}. */
    private static double chiSquareTail(double value, int pairs) {
        double half = value / 2;
        double term = Math.exp(-half);
        double sum = term;
        for (int at = 1; at < pairs; at++) {
            term *= half / at;
            sum += term;
        }
        return Math.min(sum, 1);
    }
}
