package org.usersay.comments.spamscore;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a site's spam score has learned and how well it does.
 *
 * @param spam comments decided as spam that it was trained with
 * @param ham approved comments that it was trained with
 * @param needed comments of each kind from which on there is a score
 * @param precision share of spam among what it would have held at 90 %, before it was trained with it; null for none yet
 * @param recall share of the spam that it would have held; null for none yet
 * @param words most telling words
 */
public record SpamScoreReport(
        int spam,
        int ham,
        int needed,
        boolean active,
        @Nullable Double precision,
        @Nullable Double recall,
        List<Word> words) {

    /**
     * A word, or the host of a link.
     *
     * @param spamicity share of spam among comments with it, drawn towards one half where it was seen seldom
     */
    public record Word(String word, int spam, int ham, double spamicity) {

        static Word of(SeenWord seen, Training training) {
            return new Word(seen.word(), seen.spam(), seen.ham(), Math.round(1000 * seen.spamicity(training)) / 1000.0);
        }
    }

    static SpamScoreReport of(Training training, List<Word> words) {
        return new SpamScoreReport(
                training.spam(),
                training.ham(),
                Training.NEEDED,
                training.isEnough(),
                share(training.caught(), training.mistaken()),
                share(training.caught(), training.missed()),
                words);
    }

    private static @Nullable Double share(int right, int wrong) {
        return right + wrong == 0 ? null : (double) right / (right + wrong);
    }
}
