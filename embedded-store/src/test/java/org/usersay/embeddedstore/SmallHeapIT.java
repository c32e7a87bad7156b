package org.usersay.embeddedstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.MongoException;
import com.mongodb.client.AggregateIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Reads of a collection that is larger than the heap of the store: it answers or refuses, and lives. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SmallHeapIT {

    private static final int DOCUMENTS = 40_000;
    private static final int INDEXED = 4_000;
    private static final String LONG = "x".repeat(150);
    private static final int MEMORY_LIMIT_EXCEEDED = 292;

    private StoreProcess store;
    private MongoCollection<Document> comments;

    @BeforeAll
    void fill(@TempDir Path directory) throws Exception {
        store = StoreProcess.start(directory, "-Xmx112m");
        comments = store.client().getDatabase("shelf").getCollection("comments");
        comments.createIndex(Indexes.ascending("thread", "_id"));
        for (int first = 0; first < DOCUMENTS; first += 500) {
            comments.insertMany(IntStream.range(first, first + 500)
                    .mapToObj(SmallHeapIT::comment)
                    .toList());
        }
    }

    private static Document comment(int n) {
        return new Document("_id", "id-%06d".formatted(n))
                .append("thread", "t" + n % 2)
                .append("rank", DOCUMENTS - n)
                .append("text", "words ".repeat(330));
    }

    @AfterAll
    void stop() {
        store.close();
    }

    /** Each word is on a page of its own sooner or later, and so a batch changes more pages than the heap holds. */
    @Test
    void batchesOfManyIndexEntriesAreWritten() {
        var words = store.client().getDatabase("shelf").getCollection("words");
        words.createIndex(Indexes.ascending("site", "words", "_id"));
        var random = new Random(1);
        for (int first = 0; first < INDEXED; first += 1_000) {
            words.insertMany(IntStream.range(first, first + 1_000)
                    .mapToObj(n -> new Document("_id", n)
                            .append("site", "vir")
                            .append(
                                    "words",
                                    Stream.generate(() -> Long.toString(random.nextLong(), 36) + LONG)
                                            .limit(50)
                                            .toList()))
                    .toList());
        }
        var last = Objects.requireNonNull(
                words.find(Filters.eq("_id", INDEXED - 1)).first());
        var word = last.getList("words", String.class).getFirst();
        assertThat(words.find(Filters.and(Filters.eq("site", "vir"), Filters.eq("words", word))))
                .containsExactly(last);
        assertThat(words.countDocuments()).isEqualTo(INDEXED);
    }

    @Test
    void everythingIsReadBatchByBatch() throws Exception {
        List<Callable<Integer>> readers = List.of(this::readAll, this::readAll, this::readAll, this::readAll);
        try (ExecutorService threads = Executors.newFixedThreadPool(readers.size())) {
            for (Future<Integer> read : threads.invokeAll(readers)) {
                assertThat(read.get()).isEqualTo(DOCUMENTS);
            }
        }
    }

    private int readAll() {
        int read = 0;
        for (Document ignored : comments.find()) {
            read++;
        }
        return read;
    }

    @Test
    void sortThatNoIndexGivesIsRefusedUnlessItIsLimited() {
        assertRefused(
                () -> comments.find().sort(Sorts.descending("text", "rank")).into(new ArrayList<>()));
        assertThat(comments.find().sort(Sorts.ascending("rank")).limit(3))
                .extracting(comment -> comment.getString("_id"))
                .containsExactly("id-039999", "id-039998", "id-039997");
    }

    @Test
    void pipelineThatGathersTooMuchIsRefused() {
        List<Bson> sorting =
                List.of(Aggregates.project(new Document("rank", 1)), Aggregates.sort(Sorts.ascending("rank")));
        assertRefused(() -> comments.aggregate(sorting).into(new ArrayList<>()));

        AggregateIterable<Document> groups =
                comments.aggregate(List.of(Aggregates.group("$thread", Accumulators.sum("n", 1))));
        assertThat(groups.into(new ArrayList<>()))
                .extracting(group -> group.get("n"))
                .containsExactly(DOCUMENTS / 2, DOCUMENTS / 2);
    }

    @Test
    void indexOfWhatIsThereFits() {
        comments.createIndex(Indexes.descending("thread", "rank"));

        assertThat(comments.find(Filters.eq("thread", "t1"))
                        .sort(Sorts.ascending("rank"))
                        .first())
                .containsEntry("_id", "id-039999");
    }

    private static void assertRefused(Callable<?> read) {
        assertThatExceptionOfType(MongoException.class)
                .isThrownBy(read::call)
                .satisfies(refused -> assertThat(refused.getCode()).isEqualTo(MEMORY_LIMIT_EXCEEDED));
    }
}
