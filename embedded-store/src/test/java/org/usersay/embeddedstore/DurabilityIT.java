package org.usersay.embeddedstore;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the store with {@code kill -9} in the middle of concurrent writing, again and again on the same file. */
class DurabilityIT {

    private static final int ROUNDS = 5;
    private static final int CLIENTS = 12;

    private final Set<String> inserted = ConcurrentHashMap.newKeySet();
    private final Set<String> deleted = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> votes = new ConcurrentHashMap<>();
    private final AtomicInteger names = new AtomicInteger();

    @TempDir
    Path directory;

    @Test
    void whatWasAcknowledgedIsThereAfterKill9() throws Exception {
        Random random = new Random(20260107);
        for (int round = 0; round < ROUNDS; round++) {
            try (StoreProcess store = StoreProcess.start(directory, "-Xmx96m")) {
                people(store.client()).createIndex(Indexes.ascending("email"), new IndexOptions().unique(true));
                people(store.client()).createIndex(Indexes.ascending("group", "_id"));
                writeUntilKilled(store, 100 + random.nextInt(1_500));
            }
            try (StoreProcess store = StoreProcess.start(directory, "-Xmx96m")) {
                verify(store.client());
                store.kill();
            }
        }
        assertThat(inserted).hasSizeGreaterThan(100);
        assertThat(deleted).hasSizeGreaterThan(10);
        assertThat(votes).isNotEmpty();
    }

    private void writeUntilKilled(StoreProcess store, int acknowledgements) throws InterruptedException {
        CountDownLatch enough = new CountDownLatch(acknowledgements);
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (int client = 0; client < CLIENTS; client++) {
                Random random = new Random(names.incrementAndGet());
                clients.execute(() -> writeForever(store.client(), random, enough));
            }
            enough.await();
            store.kill();
        }
    }

    private void writeForever(MongoClient client, Random random, CountDownLatch acknowledged) {
        try {
            while (true) {
                switch (random.nextInt(4)) {
                    case 0, 1 -> insert(people(client), random);
                    case 2 -> vote(tallies(client), "a" + random.nextInt(20));
                    default -> insertAndDelete(people(client), random);
                }
                acknowledged.countDown();
            }
        } catch (MongoException | IllegalStateException killed) {
            // What was under way may or may not have happened: nobody was told.
            acknowledged.countDown();
        }
    }

    private void insert(MongoCollection<Document> people, Random random) {
        String name = "person-" + names.incrementAndGet();
        people.insertOne(person(name, random));
        inserted.add(name);
    }

    private void insertAndDelete(MongoCollection<Document> people, Random random) {
        String name = "leaver-" + names.incrementAndGet();
        people.insertOne(person(name, random));
        people.deleteOne(eq("_id", name));
        deleted.add(name);
    }

    private static Document person(String name, Random random) {
        return new Document("_id", name)
                .append("email", name + "@example.org")
                .append("group", random.nextInt(3))
                .append("text", "x".repeat(random.nextInt(2_000)));
    }

    private void vote(MongoCollection<Document> tallies, String article) {
        Document after = requireNonNull(tallies.findOneAndUpdate(
                eq("_id", article),
                combine(inc("count", 1), set("last", "v" + names.incrementAndGet())),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER)));
        votes.merge(article, after.getInteger("count"), Math::max);
    }

    private void verify(MongoClient client) {
        MongoCollection<Document> people = people(client);
        List<String> present =
                people.find().map(document -> document.getString("_id")).into(new ArrayList<>());
        assertThat(present).containsAll(inserted).doesNotContainAnyElementsOf(deleted);
        assertThat(present)
                .allSatisfy(name -> assertThat(
                                people.find(eq("email", name + "@example.org")).first())
                        .containsEntry("_id", name));
        for (int group = 0; group < 3; group++) {
            assertThat(people.find(eq("group", group)).sort(Sorts.ascending("_id")))
                    .containsExactlyInAnyOrderElementsOf(people.find(and(eq("group", group), exists("text")))
                            .sort(Sorts.ascending("email"))
                            .into(new ArrayList<>()));
        }
        assertThat(keysPerIndex(client, present.size())).containsOnly(present.size());
        votes.forEach((article, count) -> assertThat(
                        requireNonNull(tallies(client).find(eq("_id", article)).first())
                                .getInteger("count"))
                .isGreaterThanOrEqualTo(count));
    }

    private static List<Integer> keysPerIndex(MongoClient client, int documents) {
        Document validation = client.getDatabase("durability").runCommand(new Document("validate", "people"));
        assertThat(validation).containsEntry("nrecords", documents);
        return validation.get("keysPerIndex", Document.class).values().stream()
                .map(count -> ((Number) count).intValue())
                .toList();
    }

    private static MongoCollection<Document> people(MongoClient client) {
        return client.getDatabase("durability").getCollection("people");
    }

    private static MongoCollection<Document> tallies(MongoClient client) {
        return client.getDatabase("durability").getCollection("tallies");
    }
}
