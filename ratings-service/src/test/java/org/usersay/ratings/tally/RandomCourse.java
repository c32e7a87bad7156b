package org.usersay.ratings.tally;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.usersay.ratings.vote.Change;
import org.usersay.ratings.vote.Voter;
import org.usersay.ratings.vote.Votes;
import org.usersay.starter.id.Ids;
import org.usersay.starter.site.ArticleKey;

/**
 * What befalls the votes of one article, drawn from a seed: the same course again for the same seed. Knows by a few lines of
 * its own what the mean must be in the end.
 */
final class RandomCourse {

    private static final int VOTERS = 4;
    private static final int LONGEST = 25;
    private static final String HELD = "held";

    private final long seed;
    private final Random random;
    private final ArticleKey article = new ArticleKey("vir", "course-" + Ids.next());
    private final Tallies tallies;
    private final Votes votes;
    private final List<String> steps = new ArrayList<>();
    private final List<Runnable> late = new ArrayList<>();
    private final Map<Voter, Integer> stars = new HashMap<>();
    private final Set<Voter> held = new HashSet<>();

    RandomCourse(long seed, Tallies tallies, Votes votes) {
        this.seed = seed;
        this.random = new Random(seed);
        this.tallies = tallies;
        this.votes = votes;
    }

    ArticleKey article() {
        return article;
    }

    double mean() {
        return stars.entrySet().stream()
                .filter(vote -> !held.contains(vote.getKey()))
                .mapToInt(Map.Entry::getValue)
                .average()
                .orElse(0);
    }

    void run() {
        for (int i = random.nextInt(LONGEST); i >= 0; i--) {
            step(Voter.reader("r" + random.nextInt(VOTERS)));
        }
        Collections.shuffle(late, random);
        late.forEach(Runnable::run);
    }

    private void step(Voter voter) {
        var ticket = tallies.begin(article, voter);
        var drawn = random.nextInt(10);
        var change = drawn < 6 ? cast(voter, 1 + random.nextInt(5)) : drawn < 8 ? withdraw(voter) : holdOrLetIn(voter);
        change.ifPresent(made -> deliver(ticket, made));
    }

    private Optional<Change> cast(Voter voter, int given) {
        steps.add(voter.key() + " gives " + given);
        stars.put(voter, given);
        return Optional.of(votes.cast(article, voter, given));
    }

    private Optional<Change> withdraw(Voter voter) {
        steps.add(voter.key() + " withdraws");
        stars.remove(voter);
        return votes.withdraw(article, voter);
    }

    private Optional<Change> holdOrLetIn(Voter voter) {
        if (votes.find(article, voter).isEmpty()) {
            return Optional.empty();
        }
        if (held.remove(voter)) {
            steps.add(voter.key() + " is let in");
            return votes.letIn(article, voter, HELD);
        }
        held.add(voter);
        steps.add(voter.key() + " is held");
        return votes.keepOut(article, voter, HELD);
    }

    private void deliver(Ticket ticket, Change change) {
        switch (random.nextInt(6)) {
            case 0 -> steps.add("lost");
            case 1 -> {
                steps.add("twice");
                tallies.count(ticket, change);
                tallies.count(ticket, change);
            }
            case 2 -> {
                steps.add("late");
                late.add(() -> tallies.count(ticket, change));
            }
            default -> tallies.count(ticket, change);
        }
    }

    @Override
    public String toString() {
        return "seed " + seed + ": " + String.join(", ", steps);
    }
}
