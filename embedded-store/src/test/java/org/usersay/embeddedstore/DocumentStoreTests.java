package org.usersay.embeddedstore;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.usersay.embeddedstore.journal.Durability;

class DocumentStoreTests {

    @TempDir
    Path directory;

    private DocumentStore store;
    private MongoClient client;

    @BeforeEach
    void open() {
        store = new DocumentStore(directory.resolve("documents.mv"), 0, Durability.PROCESS, failure -> {
            throw failure;
        });
        client = MongoClients.create("mongodb://127.0.0.1:" + store.port() + "/?maxPoolSize=250");
    }

    @AfterEach
    void close() {
        client.close();
        store.close();
    }

    private void reopen() {
        close();
        open();
    }

    private MongoCollection<Document> collection() {
        return client.getDatabase("shelf").getCollection("books");
    }

    private static List<Throwable> together(int times, Callable<?> task) throws InterruptedException {
        List<Throwable> failures = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(times)) {
            List<Callable<Object>> tasks = new ArrayList<>();
            IntStream.range(0, times).forEach(i -> tasks.add(task::call));
            for (Future<Object> result : threads.invokeAll(tasks)) {
                try {
                    result.get();
                } catch (ExecutionException failure) {
                    failures.add(failure.getCause());
                }
            }
        }
        return failures;
    }

    @Test
    void everyTypeOfValueAndIdSurvivesReopening() {
        List<Object> ids = List.of(
                "text",
                7,
                8L << 40,
                2.5,
                new ObjectId(),
                UUID.randomUUID().toString(),
                new BsonTimestamp(1_700_000_000, 3),
                true,
                new Document("site", "vir").append("n", 1),
                new Document("site", "vir").append("n", 2));
        List<Document> documents = ids.stream()
                .map(id -> new Document("_id", id)
                        .append("nothing", null)
                        .append("list", List.of(1, "two", new Document("three", 3L)))
                        .append("bytes", new Binary(new byte[] {1, 2, 3}))
                        .append("price", Decimal128.parse("12.50")))
                .toList();
        collection().insertMany(documents);

        reopen();

        assertThat(documents)
                .allSatisfy(document -> assertThat(collection()
                                .find(eq("_id", document.get("_id")))
                                .first())
                        .isEqualTo(document));
        assertThat(collection().countDocuments()).isEqualTo(ids.size());
    }

    @Test
    void uniqueIndexesHoldAcrossReopening() {
        collection().createIndex(Indexes.ascending("site", "email"), new IndexOptions().unique(true));
        collection().insertOne(new Document("site", "vir").append("email", "a@example.org"));

        reopen();

        assertThatExceptionOfType(MongoWriteException.class)
                .isThrownBy(() -> collection().insertOne(new Document("site", "vir").append("email", "a@example.org")))
                .satisfies(refused -> assertThat(refused.getCode()).isEqualTo(11000));
        collection().insertOne(new Document("site", "vir").append("email", "b@example.org"));
    }

    @Test
    void aKeyThatWasGivenUpMayBeTakenAgain() {
        collection().createIndex(Indexes.ascending("email"), new IndexOptions().unique(true));
        collection().insertOne(new Document("_id", 1).append("email", "old@example.org"));
        collection().updateOne(eq("_id", 1), set("email", "new@example.org"));
        collection().insertOne(new Document("_id", 2).append("email", "old@example.org"));
        collection().deleteOne(eq("_id", 1));
        collection().insertOne(new Document("_id", 3).append("email", "new@example.org"));

        reopen();

        assertThat(collection().find(eq("email", "old@example.org")).first()).containsEntry("_id", 2);
        assertThat(collection().find(eq("email", "new@example.org")).first()).containsEntry("_id", 3);
    }

    @Test
    void findsSortsAndPages() {
        collection()
                .insertMany(IntStream.range(0, 500)
                        .mapToObj(n -> new Document("_id", n).append("rank", n % 7))
                        .toList());

        assertThat(collection()
                        .find(gt("rank", 4))
                        .sort(Sorts.descending("rank", "_id"))
                        .limit(2))
                .extracting(document -> document.get("_id"))
                .containsExactly(496, 489);
        assertThat(collection().find().batchSize(10).into(new ArrayList<>())).hasSize(500);
        assertThat(collection().find(in("_id", 3, 499, 1000)).into(new ArrayList<>()))
                .hasSize(2);
    }

    @Test
    void fiftyRegistrationsOfOneAddressMakeOneAccount() throws InterruptedException {
        collection().createIndex(Indexes.ascending("email"), new IndexOptions().unique(true));

        List<Throwable> failures = together(50, () -> collection().insertOne(new Document("email", "one@example.org")));

        assertThat(failures)
                .hasSize(49)
                .allSatisfy(failure -> assertThat(failure)
                        .isInstanceOfSatisfying(
                                MongoWriteException.class,
                                refused -> assertThat(refused.getCode()).isEqualTo(11000)));
        assertThat(collection().countDocuments(eq("email", "one@example.org"))).isOne();
    }

    @Test
    void twoHundredVotesOfOneReaderAreOneVoteAndEachSeesTheOneBefore() throws InterruptedException {
        AtomicInteger stars = new AtomicInteger();
        List<Integer> replaced = Collections.synchronizedList(new ArrayList<>());

        List<Throwable> failures = together(200, () -> {
            Document before = collection()
                    .findOneAndUpdate(
                            eq("_id", "article/reader"),
                            set("stars", stars.incrementAndGet()),
                            new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.BEFORE));
            return replaced.add(before == null ? 0 : before.getInteger("stars"));
        });

        assertThat(failures).isEmpty();
        assertThat(collection().countDocuments()).isOne();
        // Each of the 200 values was stored once and, but for the last, replaced once.
        replaced.add(requireNonNull(collection().find().first()).getInteger("stars"));
        assertThat(replaced)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(0, 200).boxed().toList());
    }

    @Test
    void concurrentUpsertsOnAUniqueKeyCountEveryOne() throws InterruptedException {
        collection().createIndex(Indexes.ascending("site", "article"), new IndexOptions().unique(true));

        List<Throwable> failures = together(
                100,
                () -> collection()
                        .updateOne(
                                new Document("site", "vir").append("article", "a"),
                                combine(inc("count", 1), setOnInsert("since", 1)),
                                new UpdateOptions().upsert(true)));

        assertThat(failures).isEmpty();
        assertThat(collection().find().into(new ArrayList<>()))
                .singleElement()
                .satisfies(document -> assertThat(document).containsEntry("count", 100));
    }

    @Test
    void aReaderNeverSeesHalfAnUpdate() throws InterruptedException {
        collection().insertOne(new Document("_id", 1).append("a", 0).append("b", 0));
        AtomicInteger next = new AtomicInteger();

        List<Throwable> failures = together(40, () -> {
            for (int i = 0; i < 25; i++) {
                int value = next.incrementAndGet();
                collection().updateOne(eq("_id", 1), combine(set("a", value), set("b", value)));
                Document seen = requireNonNull(collection().find(eq("_id", 1)).first());
                assertThat(seen.get("a")).isEqualTo(seen.get("b"));
            }
            return null;
        });

        assertThat(failures).isEmpty();
    }

    @Test
    void answersHealthChecks() {
        assertThat(client.getDatabase("admin").runCommand(new Document("hello", 1)))
                .containsEntry("isWritablePrimary", true)
                .containsKey("maxWireVersion");
    }

    @Test
    void droppedCollectionsAndIndexesStayDropped() {
        collection()
                .createIndex(
                        Indexes.ascending("email"),
                        new IndexOptions().unique(true).name("email"));
        collection().insertOne(new Document("_id", 1).append("email", "a"));
        collection().dropIndex("email");
        client.getDatabase("shelf").getCollection("gone").insertOne(new Document("_id", 1));
        client.getDatabase("shelf").getCollection("gone").drop();

        reopen();

        collection().insertOne(new Document("_id", 2).append("email", "a"));
        assertThat(client.getDatabase("shelf").listCollectionNames()).containsExactly("books");
    }

    @Test
    void conjunctionsMatchWhatTheirPartsSay() {
        collection().createIndex(Indexes.ascending("thread", "once"), new IndexOptions().unique(true));
        for (int i = 0; i < 30; i++) {
            collection()
                    .insertOne(new Document("_id", "id-%02d".formatted(i))
                            .append("thread", "t" + i % 3)
                            .append("once", "once-" + i)
                            .append("version", 1L));
        }

        assertThat(ids(and(eq("thread", "t1"), eq("once", "once-4")))).containsExactly("id-04");
        assertThat(ids(and(eq("thread", "t2"), eq("once", "once-4")))).isEmpty();
        assertThat(ids(and(eq("_id", "id-07"), eq("thread", "t1")))).containsExactly("id-07");
        assertThat(ids(and(eq("_id", "id-07"), eq("thread", "t2")))).isEmpty();
        assertThat(ids(and(gt("_id", "id-10"), lt("_id", "id-20"), eq("thread", "t0"))))
                .containsExactly("id-12", "id-15", "id-18");
        assertThat(ids(and(in("_id", "id-01", "id-02"), eq("thread", "t2")))).containsExactly("id-02");
        assertThat(collection()
                        .updateOne(and(eq("thread", "t1"), eq("once", "once-4"), eq("version", 1L)), inc("version", 1L))
                        .getMatchedCount())
                .isEqualTo(1);
        assertThat(collection()
                        .updateOne(and(eq("thread", "t1"), eq("once", "once-4"), eq("version", 1L)), inc("version", 1L))
                        .getMatchedCount())
                .isZero();
        assertThat(collection().countDocuments(and(gt("_id", "id-24"), eq("version", 1L))))
                .isEqualTo(5);
        assertThat(collection()
                        .deleteMany(and(gt("_id", "id-24"), eq("thread", "t1")))
                        .getDeletedCount())
                .isEqualTo(2);
    }

    private List<String> ids(Bson query) {
        return collection()
                .find(query)
                .sort(Sorts.ascending("_id"))
                .map(found -> found.getString("_id"))
                .into(new ArrayList<>());
    }

    @Test
    void longAnswerComesInBatchesWhateverIsWrittenMeanwhile() {
        MongoCollection<Document> many = client.getDatabase("app").getCollection("many");
        many.insertMany(IntStream.range(0, 1_000)
                .mapToObj(i -> new Document("_id", "id-%04d".formatted(i)).append("even", i % 2 == 0))
                .toList());
        List<String> seen = new ArrayList<>();
        for (Document document : many.find(eq("even", true)).batchSize(7)) {
            seen.add(document.getString("_id"));
            if (seen.size() == 100) {
                many.deleteOne(eq("_id", "id-0300"));
                many.deleteOne(eq("_id", "id-0998"));
                many.insertOne(new Document("_id", "id-0500a").append("even", true));
                many.insertOne(new Document("_id", "id-0000a").append("even", true));
            }
        }
        List<String> expected = new ArrayList<>(IntStream.range(0, 500)
                .mapToObj(i -> "id-%04d".formatted(i * 2))
                .toList());
        expected.add(expected.indexOf("id-0502"), "id-0500a");
        expected.remove("id-0300");
        expected.remove("id-0998");
        assertThat(seen).containsExactlyElementsOf(expected);
    }

    @Test
    void rangeOfIdsComesInItsOrderAndInBatches() {
        MongoCollection<Document> many = client.getDatabase("app").getCollection("many");
        many.insertMany(IntStream.range(0, 100)
                .mapToObj(i -> new Document("_id", "id-%02d".formatted(99 - i)))
                .toList());
        assertThat(many.find(and(gt("_id", "id-10"), lt("_id", "id-90")))
                        .sort(Sorts.ascending("_id"))
                        .batchSize(10)
                        .map(document -> document.getString("_id")))
                .containsExactlyElementsOf(
                        IntStream.range(11, 90).mapToObj("id-%02d"::formatted).toList());
    }

    /** Health checks list them every second; reading everything again for each would be all that the store does. */
    @Test
    void listingDatabasesOpensNoneAgain() {
        MongoCollection<Document> votes = client.getDatabase("app").getCollection("votes");
        votes.insertOne(new Document("_id", "a").append("voter", "v"));
        votes.createIndex(Indexes.ascending("voter"), new IndexOptions().unique(true));
        assertThat(client.listDatabaseNames()).contains("app");
        votes.insertOne(new Document("_id", "b").append("voter", "w"));
        assertThat(client.listDatabases().map(database -> database.getString("name")))
                .contains("app");
        client.getDatabase("app").drop();
        assertThat(client.listDatabaseNames()).doesNotContain("app");
        client.getDatabase("app").getCollection("votes").insertOne(new Document("_id", "a").append("voter", "v"));
        assertThat(client.getDatabase("app").getCollection("votes").countDocuments())
                .isEqualTo(1);
    }
}
