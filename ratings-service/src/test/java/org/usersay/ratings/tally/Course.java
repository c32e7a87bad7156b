package org.usersay.ratings.tally;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.usersay.ratings.vote.Change;
import org.usersay.ratings.vote.Voter;
import org.usersay.ratings.vote.Votes;
import org.usersay.starter.site.ArticleKey;

/** What befalls the votes of one article. Knows by a few lines of its own which of them must count in the end. */
final class Course {

    private static final String HELD = "held";

    private final ArticleKey article;
    private final Tallies tallies;
    private final Votes votes;
    private final List<Runnable> late = new ArrayList<>();
    private final Map<Voter, Integer> stars = new HashMap<>();
    private final Set<Voter> held = new HashSet<>();

    Course(ArticleKey article, Tallies tallies, Votes votes) {
        this.article = article;
        this.tallies = tallies;
        this.votes = votes;
    }

    /** What happens to a vote. */
    enum Act {
        CAST,
        WITHDRAW,
        HOLD_OR_LET_IN
    }

    /** What becomes of the difference it makes. */
    enum Delivery {
        AT_ONCE,
        TWICE,
        LATE,
        NEVER
    }

    /**
     * One of the things that happen.
     *
     * @param stars only of a vote that is cast
     */
    record Step(int voter, Act act, int stars, Delivery delivery) {}

    void take(Step step) {
        var voter = Voter.reader("r" + step.voter());
        var ticket = tallies.begin(article, voter);
        var change = switch (step.act()) {
            case CAST -> cast(voter, step.stars());
            case WITHDRAW -> withdraw(voter);
            case HOLD_OR_LET_IN -> holdOrLetIn(voter);
        };
        change.ifPresent(made -> deliver(step.delivery(), ticket, made));
    }

    /** The last one first. */
    void deliverWhatIsLate() {
        late.reversed().forEach(Runnable::run);
    }

    private Optional<Change> cast(Voter voter, int given) {
        stars.put(voter, given);
        return Optional.of(votes.cast(article, voter, given));
    }

    private Optional<Change> withdraw(Voter voter) {
        stars.remove(voter);
        return votes.withdraw(article, voter);
    }

    private Optional<Change> holdOrLetIn(Voter voter) {
        if (votes.find(article, voter).isEmpty()) {
            return Optional.empty();
        }
        if (held.remove(voter)) {
            return votes.letIn(article, voter, HELD);
        }
        held.add(voter);
        return votes.keepOut(article, voter, HELD);
    }

    private void deliver(Delivery delivery, Ticket ticket, Change change) {
        switch (delivery) {
            case AT_ONCE -> tallies.count(ticket, change);
            case TWICE -> {
                tallies.count(ticket, change);
                tallies.count(ticket, change);
            }
            case LATE -> late.add(() -> tallies.count(ticket, change));
            case NEVER -> {}
        }
    }

    long count() {
        return counted().count();
    }

    double mean() {
        return counted().average().orElse(0);
    }

    private IntStream counted() {
        return stars.entrySet().stream()
                .filter(vote -> !held.contains(vote.getKey()))
                .mapToInt(Map.Entry::getValue);
    }
}
