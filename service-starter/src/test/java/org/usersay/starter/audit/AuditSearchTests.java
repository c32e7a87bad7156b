package org.usersay.starter.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.BsonDocument;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.problem.ProblemException;
import org.usersay.starter.test.QueryPlan;
import org.usersay.starter.test.Stores;

/** Lines found by action, actor, target and time. */
class AuditSearchTests {

    private static final Reader ANN = new Reader("ann", "s1", "Ann", Set.of(), "vir");
    private static final Reader BOB = new Reader("bob", "s2", "Bob", Set.of(), "vir");
    private static final Instant START = Instant.parse("2026-01-07T11:00:00Z");

    private final ConnectionString address = new ConnectionString(Stores.freshDatabase());
    private final List<BsonDocument> reads = new CopyOnWriteArrayList<>();
    private final MongoClient client = MongoClients.create(MongoClientSettings.builder()
            .applyConnectionString(address)
            .addCommandListener(new Reads())
            .build());
    private final MongoDatabase database = client.getDatabase(Objects.requireNonNull(address.getDatabase()));

    /** Twenty lines, one a minute: the even ones by Ann, every fifth a rejection. */
    @BeforeEach
    void write() {
        for (int i = 1; i <= 20; i++) {
            at(i).append("vir", i % 2 == 0 ? ANN : BOB, i % 5 == 0 ? "REJECT" : "APPROVE", "c" + i, "");
            at(i).append("other", ANN, "APPROVE", "c" + i, "");
        }
    }

    @AfterEach
    void close() {
        database.drop();
        client.close();
    }

    @Test
    void conditionsHoldTogether() {
        assertThat(found(search("REJECT", null, null))).containsExactly(20L, 15L, 10L, 5L);
        assertThat(found(search("REJECT", "ann", null))).containsExactly(20L, 10L);
        assertThat(found(search(null, "bob", "c3"))).containsExactly(3L);
        assertThat(found(search("REJECT", null, "c3"))).isEmpty();
        assertThat(found(new AuditSearch("REJECT", "ann", null, minute(11), minute(30))))
                .containsExactly(20L);
    }

    @Test
    void timeIsFromItsBeginningToBeforeItsEnd() {
        assertThat(found(time(minute(5), minute(8)))).containsExactly(7L, 6L, 5L);
        assertThat(found(time(null, minute(3)))).containsExactly(2L, 1L);
        assertThat(found(time(minute(19), null))).containsExactly(20L, 19L);
        assertThat(found(time(minute(21), null))).isEmpty();
        assertThat(found(time(null, minute(1)))).isEmpty();
        assertThat(found(time(minute(5).plusMillis(1), minute(7).minusMillis(1))))
                .containsExactly(6L);
    }

    @Test
    void pagesOfASearchFollowEachOtherWithoutAGap() {
        var search = new AuditSearch(null, "ann", null, minute(3), minute(19));
        var all = new ArrayList<Long>();
        @Nullable String cursor = null;
        do {
            var page = at(30).page("vir", search, cursor, 3);
            page.items().forEach(entry -> all.add(entry.number()));
            cursor = page.next();
        } while (cursor != null);
        assertThat(all).containsExactly(18L, 16L, 14L, 12L, 10L, 8L, 6L, 4L);
    }

    @Test
    void cursorOfAnotherSearchIsRefused() {
        var searches = List.of(
                AuditSearch.EVERYTHING,
                search("APPROVE", null, null),
                search(null, "APPROVE", null),
                search("APPROVE", "ann", null),
                time(minute(1), null),
                time(null, minute(20)));
        for (var search : searches) {
            var next = at(30).page(
                            "vir",
                            AuditSearch.EVERYTHING.equals(search)
                                    ? search("APPROVE", null, null)
                                    : AuditSearch.EVERYTHING,
                            null,
                            2)
                    .next();
            assertThat(next).isNotNull();
            assertThatExceptionOfType(ProblemException.class)
                    .as(search.toString())
                    .isThrownBy(() -> at(30).page("vir", search, next, 2));
        }
    }

    @Test
    void exportReadsAllFromTheFirstLineOn() {
        var numbers = new ArrayList<Long>();
        at(30).forEach("vir", search("REJECT", null, null), entry -> numbers.add(entry.number()));
        assertThat(numbers).containsExactly(5L, 10L, 15L, 20L);
    }

    @Test
    void operatorsAndPatternsAreText() {
        for (var text : List.of(".*", "^A", "APP", "approve", "{\"$ne\":null}", "$ne", "c1\u0000", "APPROVE ")) {
            assertThat(found(search(text, null, null))).as(text).isEmpty();
            assertThat(found(search(null, text, null))).as(text).isEmpty();
            assertThat(found(search(null, null, text))).as(text).isEmpty();
        }
    }

    @Test
    void whatNoLineCanBeIsRefused() {
        for (var wrong : List.of("", "x".repeat(301))) {
            assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> search(wrong, null, null));
            assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> search(null, wrong, null));
            assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> search(null, null, wrong));
        }
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> time(minute(2), minute(2)));
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> time(minute(2), minute(1)));
    }

    /** However long the trail: a search looks at no lines that it does not show, unless it names a target and more. */
    @Test
    void everySearchIsARangeOfAnIndexInItsOrder() {
        for (var search : List.of(
                AuditSearch.EVERYTHING,
                search("APPROVE", null, null),
                search(null, "ann", null),
                search("APPROVE", "ann", null),
                search(null, null, "c4"),
                new AuditSearch("APPROVE", "ann", null, minute(2), minute(20)),
                time(minute(5), minute(18)))) {
            reads.clear();
            var trail = at(30);
            trail.page("vir", search, trail.page("vir", search, null, 2).next(), 2);
            assertThat(reads).as(search.toString()).isNotEmpty().allSatisfy(read -> {
                var plan = QueryPlan.ask(database, read);
                assertThat(plan.stages()).isNotEmpty();
                assertThat(plan.scans()).isFalse();
                assertThat(plan.sorts()).isFalse();
                assertThat(examined(read)).as(read.toJson()).isLessThanOrEqualTo(3);
            });
        }
    }

    /** Documents that the server looks at for it; none where it does not say. */
    private int examined(BsonDocument read) {
        var question = new BsonDocument();
        for (var field : List.of("find", "filter", "sort", "limit")) {
            if (read.containsKey(field)) {
                question.append(field, read.get(field));
            }
        }
        var stats = database.runCommand(
                        new Document("explain", question).append("verbosity", "executionStats"), Document.class)
                .get("executionStats", Document.class);
        return stats == null ? 0 : stats.get("totalDocsExamined", Number.class).intValue();
    }

    /** So that the lines of a time are neighbours. */
    @Test
    void lineOfAClockThatIsBehindIsNotOlderThanTheOneBefore() {
        at(18).append("vir", ANN, "PIN", "c1", "");
        var entries = at(30).page("vir", AuditSearch.EVERYTHING, null, 2).items();
        assertThat(entries).extracting(AuditEntry::at).containsExactly(minute(20), minute(20));
        assertThat(at(30).check("vir").brokenAt()).isNull();
    }

    /** One process whose clock is wrong does not date the lines of all others. */
    @Test
    void clockThatIsFarAheadIsNotFollowed() {
        at(1_000_000).append("vir", ANN, "PIN", "c1", "");
        at(21).append("vir", ANN, "UNPIN", "c1", "");
        assertThat(at(30).page("vir", AuditSearch.EVERYTHING, null, 1)
                        .items()
                        .getFirst()
                        .at())
                .isEqualTo(minute(21));
    }

    private List<Long> found(AuditSearch search) {
        return at(30).page("vir", search, null, AuditTrail.MAX_PAGE).items().stream()
                .map(AuditEntry::number)
                .toList();
    }

    private AuditTrail at(int minute) {
        return new AuditTrail(database, Clock.fixed(minute(minute), ZoneOffset.UTC));
    }

    private static Instant minute(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }

    private static AuditSearch search(@Nullable String action, @Nullable String actor, @Nullable String target) {
        return new AuditSearch(action, actor, target, null, null);
    }

    private static AuditSearch time(@Nullable Instant from, @Nullable Instant to) {
        return new AuditSearch(null, null, null, from, to);
    }

    /** Remembers what is read. */
    private final class Reads implements CommandListener {
        @Override
        public void commandStarted(CommandStartedEvent event) {
            if (event.getCommandName().equals("find")) {
                reads.add(event.getCommand().clone());
            }
        }
    }
}
