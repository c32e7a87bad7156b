package org.usersay.ratings.tally;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.usersay.ratings.TestClock;
import org.usersay.ratings.vote.CountedVote;
import org.usersay.ratings.vote.VoteChange;
import org.usersay.ratings.vote.Voter;
import org.usersay.ratings.vote.Votes;
import org.usersay.starter.site.ArticleKey;

/** What befalls the votes of one article. Knows by a few lines of its own which of them must count in the end. */
final class Course {

    private static final String HELD = "held";

    private final ArticleKey article;
    private final Tallies tallies;
    private final Votes votes;
    private final TestClock clock;
    private final List<Runnable> late = new ArrayList<>();
    private final Map<Voter, CountedVote> stars = new HashMap<>();
    private final Set<Voter> held = new HashSet<>();
    private LocalDate day = LocalDate.of(2026, Month.DECEMBER, 29);

    Course(ArticleKey article, Tallies tallies, Votes votes, TestClock clock) {
        this.article = article;
        this.tallies = tallies;
        this.votes = votes;
        this.clock = clock;
        setClock();
    }

    /** What happens to a vote, or to all of them. */
    enum Act {
        CAST,
        WITHDRAW,
        HOLD_OR_LET_IN,
        NEXT_DAY
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
        if (step.act() == Act.NEXT_DAY) {
            day = day.plusDays(1);
            setClock();
            return;
        }
        var voter = Voter.reader("r" + step.voter());
        var ticket = tallies.begin(article, voter);
        var voteChange = switch (step.act()) {
            case CAST -> cast(voter, step.stars());
            case WITHDRAW -> withdraw(voter);
            case HOLD_OR_LET_IN -> holdOrLetIn(voter);
            case NEXT_DAY -> Optional.<VoteChange>empty();
        };
        voteChange.ifPresent(made -> deliver(step.delivery(), ticket, made));
    }

    /** Noon, so that no course runs into another day by itself. */
    private void setClock() {
        clock.set(day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC));
    }

    /** The last one first. */
    void deliverWhatIsLate() {
        late.reversed().forEach(Runnable::run);
    }

    private Optional<VoteChange> cast(Voter voter, int given) {
        stars.put(voter, new CountedVote(given, CountedVote.day(day)));
        return Optional.of(votes.cast(article, voter, given));
    }

    private Optional<VoteChange> withdraw(Voter voter) {
        stars.remove(voter);
        return votes.withdraw(article, voter);
    }

    private Optional<VoteChange> holdOrLetIn(Voter voter) {
        if (votes.find(article, voter).isEmpty()) {
            return Optional.empty();
        }
        if (held.remove(voter)) {
            return votes.letIn(article, voter, HELD);
        }
        held.add(voter);
        return votes.keepOut(article, voter, HELD);
    }

    private void deliver(Delivery delivery, Ticket ticket, VoteChange voteChange) {
        switch (delivery) {
            case AT_ONCE -> tallies.count(ticket, voteChange);
            case TWICE -> {
                tallies.count(ticket, voteChange);
                tallies.count(ticket, voteChange);
            }
            case LATE -> late.add(() -> tallies.count(ticket, voteChange));
            case NEVER -> {}
        }
    }

    long count() {
        return counted().count();
    }

    double mean() {
        return counted().mapToInt(CountedVote::stars).average().orElse(0);
    }

    /** How many votes of so many stars were last cast on a day, both as {@link Tally} names them. */
    Map<String, Long> byDay() {
        return counted().collect(Collectors.groupingBy(vote -> vote.day() + ":" + vote.stars(), Collectors.counting()));
    }

    private Stream<CountedVote> counted() {
        return stars.entrySet().stream()
                .filter(vote -> !held.contains(vote.getKey()))
                .map(Map.Entry::getValue);
    }
}
