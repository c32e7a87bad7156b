package org.usersay.endtoend.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Upper bounds of the time until a change of a rating shows: the sum of the delays on its way, as the sources set
 * them. {@code docs/ratings.md} states these sums.
 */
class BoundsTests {

    private static final List<Setting> SETTINGS = Stream.of("gateway", "ratings-service")
            .flatMap(module -> Setting.of(module).values().stream())
            .toList();

    /** A tally changes with the vote: only the caches of the service and the gateway are between them. */
    private static final Duration TALLY = sum("usersay.ratings.summary.cached", "usersay.ratings.summary.edge");

    /** A list changes when the tally was checked; a gateway keeps it for less than others. */
    private static final Duration LIST = sum(
            "usersay.ratings.tally.overdue",
            "usersay.ratings.tally.check-every",
            "usersay.ratings.lists.cached",
            "usersay.ratings.lists.edge");

    /** After a crash between writing a vote and applying it: the vote's mark has to be overdue. */
    private static final Duration LOST = sum(
            "usersay.ratings.tally.overdue",
            "usersay.ratings.tally.check-every",
            "usersay.ratings.summary.cached",
            "usersay.ratings.summary.edge");

    /** For a vote written while Redis was unavailable: pending votes are read from MongoDB. */
    private static final Duration PENDING = sum(
            "usersay.ratings.tally.recover-every", "usersay.ratings.summary.cached", "usersay.ratings.summary.edge");

    /** A reader's standing is told by a feed. */
    private static final Duration STANDING = sum(
            "usersay.ratings.standing.follow-every", "usersay.ratings.summary.cached", "usersay.ratings.summary.edge");

    @Test
    void everyTallyIsShownWithinASecond() {
        assertThat(TALLY).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }

    /** With a part of the second to spare, since to look at what moved takes time as well. */
    @Test
    void everyListFollowsWithinASecond() {
        assertThat(LIST).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void whatADeathLeftIsFoundWithinASecond() {
        assertThat(LOST).isLessThan(Duration.ofSeconds(1));
        assertThat(PENDING).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void votesOfASuspendedReaderLeaveWithinASecond() {
        assertThat(STANDING).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void documentStatesTheSums() {
        assertThat(String.join(" ", Sources.lines("docs/ratings.md")))
                .contains("within " + seconds(TALLY) + " the tally")
                .contains("within " + seconds(LIST) + " the lists")
                .contains("within " + seconds(LOST) + " where a service died")
                .contains("within " + seconds(PENDING) + ", once Redis answers")
                .contains("within " + seconds(STANDING) + " the tallies a suspended reader");
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1000.0);
    }

    private static Duration sum(String... names) {
        return Stream.of(names).map(BoundsTests::preset).reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration preset(String name) {
        return SETTINGS.stream()
                .filter(setting -> setting.name().equals(name))
                .flatMap(setting -> Stream.ofNullable(setting.preset()))
                .map(BoundsTests::duration)
                .findFirst()
                .orElseThrow();
    }

    private static Duration duration(String text) {
        return text.endsWith("ms")
                ? Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)))
                : Duration.ofSeconds(Long.parseLong(text.substring(0, text.length() - 1)));
    }
}
