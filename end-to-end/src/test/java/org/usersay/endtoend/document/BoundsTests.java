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
            .flatMap(module -> Setting.of(module).stream())
            .toList();

    /** A tally moves with the vote: only the memories of the service and the edge are between them. */
    private static final Duration TALLY = sum("usersay.ratings.summary.cached", "usersay.ratings.summary.edge");

    /** A list moves when somebody has looked at the tally; the edge keeps it for less, which the service tells it. */
    private static final Duration LIST = sum(
            "usersay.ratings.tally.overdue",
            "usersay.ratings.tally.look-every",
            "usersay.ratings.lists.cached",
            "usersay.ratings.lists.edge");

    /** Where a service died between the vote and its count, the others have to notice it first. */
    private static final Duration LOST = sum(
            "usersay.ratings.tally.overdue",
            "usersay.ratings.tally.look-every",
            "usersay.ratings.summary.cached",
            "usersay.ratings.summary.edge");

    /** Where it died without having told Redis that a vote was to come, MongoDB has to be asked. */
    private static final Duration UNTOLD = sum(
            "usersay.ratings.tally.restore-every", "usersay.ratings.summary.cached", "usersay.ratings.summary.edge");

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
        assertThat(UNTOLD).isLessThan(Duration.ofSeconds(1));
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
                .contains("within " + seconds(UNTOLD) + ", once Redis answers")
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
