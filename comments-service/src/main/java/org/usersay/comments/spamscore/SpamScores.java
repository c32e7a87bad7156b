package org.usersay.comments.spamscore;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.mongodb.MongoException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.CommentEvent;
import org.usersay.comments.comment.CommentEvent.CommentChanged;
import org.usersay.comments.comment.CommentEvent.CommentPublished;
import org.usersay.comments.comment.CommentEvent.CommentRemoved;

/**
 * Learned spam scores of sites. A score is trained with each decision of a moderator, and what is taken back is no longer
 * counted; until {@value Training#NEEDED} comments of each kind were decided it says nothing.
 */
@Service
public class SpamScores {

    private static final Logger log = LoggerFactory.getLogger(SpamScores.class);
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final int PREDICTED = 90;
    private static final int FREQUENT = 500;
    private static final int TELLING = 30;

    private final SpamWordStore store;
    private final LoadingCache<String, Training> trainings;

    SpamScores(SpamWordStore store) {
        this.store = store;
        this.trainings =
                Caffeine.newBuilder().expireAfterWrite(FRESH).maximumSize(1_000).build(store::training);
    }

    /** The probability that a comment is spam; 50 % where the score of the site says nothing yet. */
    public SpamProbability of(String site, String html) {
        var training = trainings.get(site);
        return training.isEnough()
                ? SpamProbability.of(store.find(site, SpamWords.of(html)), training)
                : SpamProbability.UNKNOWN;
    }

    /** Of the words and links of a comment those that speak for spam most, as they stand there. */
    public List<String> tellingWords(String site, String html) {
        return SpamWords.matching(html, of(site, html).words());
    }

    /** What is known about a site's score. */
    public SpamScoreReport report(String site) {
        var training = store.training(site);
        var words = Stream.of(SpamLabel.values())
                .flatMap(label -> store.mostFrequent(site, label, FREQUENT).stream())
                .distinct()
                .sorted(Comparator.comparingDouble(word -> -Math.abs(word.spamicity(training) - 0.5)))
                .limit(TELLING)
                .map(word -> SpamScoreReport.Word.of(word, training))
                .toList();
        return SpamScoreReport.of(training, words);
    }

    /** Starts a site's score over. */
    public void reset(String site) {
        store.reset(site);
        trainings.invalidate(site);
    }

    @EventListener
    void train(CommentEvent event) {
        switch (event) {
            case CommentPublished published -> train(published.before(), published.comment());
            case CommentChanged changed -> train(changed.before(), changed.comment());
            case CommentRemoved removed -> train(removed.before(), removed.comment());
            default -> {}
        }
    }

    private void train(Comment before, Comment after) {
        var learned = SpamLabel.of(before);
        var label = SpamLabel.of(after);
        if (learned.equals(label)) {
            return;
        }
        try {
            train(after, learned, label);
        } catch (MongoException e) {
            log.warn("The spam score is not trained with a decision: {}", e.getMessage());
        }
    }

    private void train(Comment comment, Optional<SpamLabel> learned, Optional<SpamLabel> label) {
        var site = comment.thread().site();
        var words = SpamWords.of(comment.content().html());
        learned.ifPresent(former -> store.add(site, words, former, -1));
        label.ifPresent(decided -> {
            var training = store.training(site);
            if (training.isEnough()) {
                outcome(SpamProbability.of(store.find(site, words), training), decided)
                        .ifPresent(outcome -> store.addPrediction(site, outcome));
            }
            store.add(site, words, decided, 1);
        });
        trainings.invalidate(site);
    }

    private static Optional<String> outcome(SpamProbability predicted, SpamLabel decided) {
        boolean held = predicted.percent() >= PREDICTED;
        if (decided == SpamLabel.SPAM) {
            return Optional.of(held ? "caught" : "missed");
        }
        return held ? Optional.of("mistaken") : Optional.empty();
    }
}
