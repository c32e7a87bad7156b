package org.usersay.starter.audit;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.problem.ProblemException;
import org.usersay.starter.test.Stores;

/** Lines that can only be added, whoever adds them, and a chain that tells of everything else. */
class AuditTrailTests {

    private static final Reader ANN = new Reader("ann", "s1", "Ann", Set.of(), "vir");

    private final ConnectionString address = new ConnectionString(Stores.freshDatabase());
    private final MongoClient client = MongoClients.create(address);
    private final MongoDatabase database = client.getDatabase(Objects.requireNonNull(address.getDatabase()));
    private final AuditTrail trail = new AuditTrail(database, Clock.systemUTC());

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void entriesNameTheActorAndAnIntactTrailVerifies() {
        assertThat(trail.check("vir")).isEqualTo(AuditCheck.EMPTY);
        write(3);
        trail.append("other", ANN, "DELETE", "elsewhere", "");

        assertThat(trail.page("vir", AuditSearch.EVERYTHING, null, AuditTrail.MAX_PAGE)
                        .items())
                .extracting(AuditEntry::number, AuditEntry::actor, AuditEntry::target)
                .containsExactly(
                        tuple(3L, "ann", "target 2"), tuple(2L, "ann", "target 1"), tuple(1L, "ann", "target 0"));
        var last = trail.page("vir", AuditSearch.EVERYTHING, null, AuditTrail.MAX_PAGE)
                .items()
                .getFirst();
        assertThat(trail.check("vir")).isEqualTo(new AuditCheck(3, last.hash(), null));
        assertThat(trail.check("other").lines()).isEqualTo(1);
    }

    /** Two processes with many threads each: no line is lost, none stands twice, the chain stays whole. */
    @Test
    void linesAddedAtOnceAllFindTheirPlace() throws Exception {
        var other = new AuditTrail(database, Clock.systemUTC());
        var work = IntStream.range(0, 160)
                .<Callable<Integer>>mapToObj(i -> () -> {
                    (i % 2 == 0 ? trail : other).append("vir", ANN, "APPROVE", "target " + i, "");
                    return i;
                })
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(work)) {
                assertThat(done.get()).isNotNegative();
            }
        }
        assertThat(trail.check("vir"))
                .extracting(AuditCheck::lines, AuditCheck::brokenAt)
                .containsExactly(160L, null);
        var first = trail.page("vir", AuditSearch.EVERYTHING, null, AuditTrail.MAX_PAGE);
        var rest = trail.page("vir", AuditSearch.EVERYTHING, first.next(), AuditTrail.MAX_PAGE);
        assertThat(rest.next()).isNull();
        assertThat(first.items()).hasSize(100);
        assertThat(LongStream.concat(
                        first.items().stream().mapToLong(AuditEntry::number),
                        rest.items().stream().mapToLong(AuditEntry::number)))
                .containsExactlyElementsOf(LongStream.iterate(160, number -> number - 1)
                        .limit(160)
                        .boxed()
                        .toList());
    }

    @Test
    void changedLineBreaksTheChainThere() {
        for (var field : List.of("actor", "actorName", "action", "target", "detail")) {
            database.drop();
            write(5);
            audit().updateOne(eq("number", 3L), Updates.set(field, "something else"));
            assertThat(trail.check("vir").brokenAt()).as(field).isEqualTo(3);
        }
    }

    /** Whoever can write to the store can make a line whole again, but not those after it without being seen. */
    @Test
    void changedLineWithItsHashMadeAnewBreaksTheChainAfterIt() {
        write(5);
        var third = trail.page("vir", AuditSearch.EVERYTHING, null, AuditTrail.MAX_PAGE)
                .items()
                .get(2);
        var forged = AuditEntry.after(
                third.previous(), 3, third.at(), "ann", "Ann", third.action(), third.target(), "never happened");
        audit().updateOne(
                        eq("number", 3L),
                        Updates.combine(Updates.set("detail", "never happened"), Updates.set("hash", forged.hash())));
        assertThat(trail.check("vir").brokenAt()).isEqualTo(4);
    }

    @Test
    void lineLeftOutOrPutInBreaksTheChain() {
        write(5);
        var third = Objects.requireNonNull(audit().findOneAndDelete(eq("number", 3L)));
        assertThat(trail.check("vir").brokenAt()).isEqualTo(3);

        audit().insertOne(third);
        assertThat(trail.check("vir").brokenAt()).isNull();
        audit().insertOne(new Document(third).append("_id", "vir/000000000000003b"));
        assertThat(trail.check("vir").brokenAt()).isEqualTo(4);
    }

    /** The chain alone cannot tell; a copy of the last hash can. */
    @Test
    void linesCutOffTheEndShowInTheLastHash() {
        write(5);
        var known = trail.check("vir");
        audit().deleteOne(eq("number", 5L));
        assertThat(trail.check("vir").brokenAt()).isNull();
        assertThat(trail.check("vir").hash()).isNotEqualTo(known.hash());
    }

    @Test
    void cursorOfAnotherTrailIsRefused() {
        for (var site : List.of("vir", "other")) {
            IntStream.range(0, 101).forEach(i -> trail.append(site, ANN, "APPROVE", "target " + i, ""));
        }
        var next = trail.page("other", AuditSearch.EVERYTHING, null, AuditTrail.MAX_PAGE)
                .next();
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> trail.page("vir", AuditSearch.EVERYTHING, next, AuditTrail.MAX_PAGE));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> trail.page("vir", AuditSearch.EVERYTHING, "damaged", AuditTrail.MAX_PAGE));
    }

    private void write(int lines) {
        var fresh = new AuditTrail(database, Clock.systemUTC());
        IntStream.range(0, lines).forEach(i -> fresh.append("vir", ANN, "APPROVE", "target " + i, "detail " + i));
    }

    private MongoCollection<Document> audit() {
        return database.getCollection("audit");
    }
}
