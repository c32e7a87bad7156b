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
import org.usersay.ratings.vote.Vote;
import org.usersay.ratings.vote.VoteMark;
import org.usersay.ratings.vote.VoteReader;
import org.usersay.ratings.vote.VoteSource;
import org.usersay.ratings.vote.Voter;
import org.usersay.ratings.vote.Votes;
import org.usersay.starter.site.ArticleKey;

/** Sequence of changes to the votes of one article, with a simple model of which of them count in the end. */
final class VoteScenario {

    private static final String REASON = "excluded";

    private final ArticleKey article;
    private final Tallies tallies;
    private final VoteReader reader;
    private final Votes votes;
    private final TestClock clock;
    private final List<Runnable> late = new ArrayList<>();
    private final Map<Voter, CountedVote> stars = new HashMap<>();
    private final Set<Voter> excluded = new HashSet<>();
    private LocalDate day = LocalDate.of(2026, Month.DECEMBER, 29);

    VoteScenario(ArticleKey article, Tallies tallies, VoteReader reader, Votes votes, TestClock clock) {
        this.article = article;
        this.tallies = tallies;
        this.reader = reader;
        this.votes = votes;
        this.clock = clock;
        setClock();
    }

    /** Change of a vote, or of the day. */
    enum Act {
        CAST,
        WITHDRAW,
        EXCLUDE_OR_INCLUDE,
        NEXT_DAY
    }

    /** When it is applied to the tally; never, if the service crashes. */
    enum Delivery {
        AT_ONCE,
        TWICE,
        LATE,
        NEVER
    }

    /**
     * One change.
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
        var mark = tallies.mark(article, voter);
        deliver(step.delivery(), mark, write(step, mark));
    }

    private Optional<Vote> write(Step step, VoteMark mark) {
        return switch (step.act()) {
            case CAST -> cast(mark, step.stars());
            case WITHDRAW -> withdraw(mark);
            case EXCLUDE_OR_INCLUDE -> excludeOrInclude(mark);
            case NEXT_DAY -> Optional.empty();
        };
    }

    /** Noon, so that no scenario runs into another day by itself. */
    private void setClock() {
        clock.set(day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC));
    }

    /** The last one first. */
    void deliverWhatIsLate() {
        late.reversed().forEach(Runnable::run);
    }

    private Optional<Vote> cast(VoteMark mark, int given) {
        stars.put(mark.voter(), new CountedVote(given, CountedVote.day(day)));
        return votes.cast(mark, given, VoteSource.UNKNOWN, Optional.empty());
    }

    private Optional<Vote> withdraw(VoteMark mark) {
        stars.remove(mark.voter());
        return votes.withdraw(mark, Optional.empty());
    }

    private Optional<Vote> excludeOrInclude(VoteMark mark) {
        if (reader.find(article, mark.voter()).isEmpty()) {
            return Optional.empty();
        }
        if (excluded.remove(mark.voter())) {
            return votes.include(mark, REASON);
        }
        excluded.add(mark.voter());
        return votes.exclude(mark, REASON);
    }

    private void deliver(Delivery delivery, VoteMark mark, Optional<Vote> vote) {
        switch (delivery) {
            case AT_ONCE -> tallies.apply(mark, vote);
            case TWICE -> {
                tallies.apply(mark, vote);
                tallies.apply(mark, vote);
            }
            case LATE -> late.add(() -> tallies.apply(mark, vote));
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
                .filter(vote -> !excluded.contains(vote.getKey()))
                .map(Map.Entry::getValue);
    }
}
