package org.usersay.standalone.store;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import java.nio.file.Path;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryPlannerTests {

    @TempDir
    Path directory;

    private MVStore file;
    private MVMap<Object, byte[]> documents;
    private QueryPlanner queryPlanner;
    private StoredUniqueIndex index;

    @BeforeEach
    void fill() {
        Path path = directory.resolve("documents.mv");
        file = StoreFile.open(path);
        documents = StoreFile.documents(file, "shelf.books");
        queryPlanner = new QueryPlanner(documents);
        index = new StoredUniqueIndex(
                new JournaledMap<>(StoreFile.keys(file, "shelf.books", "thread_once"), Journal.open(path, file)),
                "thread_once",
                List.of(new IndexKey("thread", true), new IndexKey("once", true)),
                false);
        queryPlanner.add(index);
        for (String id : List.of("a1", "a2", "b1", "c1")) {
            documents.put(id, new byte[0]);
        }
        index.putKeyPosition(new KeyValue("t", "one"), "b1");
    }

    @AfterEach
    void close() {
        file.close();
    }

    @Test
    void anIdBesideOtherConditionsIsTheOnlyCandidate() {
        assertThat(queryPlanner.of(new Document("_id", "a1").append("state", "OPEN"), null))
                .hasValueSatisfying(found -> assertThat(found.ids()).containsExactly("a1"));
    }

    @Test
    void aUniqueIndexAnswersBesideOtherConditions() {
        assertThat(queryPlanner.of(
                        new Document("thread", "t").append("once", "one").append("state", "OPEN"), null))
                .hasValueSatisfying(found -> assertThat(found.ids()).containsExactly("b1"));
        assertThat(queryPlanner.of(new Document("thread", "t").append("once", "two"), null))
                .hasValueSatisfying(found -> assertThat(found.ids()).isEmpty());
    }

    @Test
    void aRangeOfIdsIsReadFromItsBeginningToItsEnd() {
        assertThat(queryPlanner.of(new Document("_id", new Document("$gt", "a").append("$lt", "b")), null))
                .hasValueSatisfying(found -> assertThat(found.ids()).containsExactly("a1", "a2"));
    }

    @Test
    void someIdsBesideOtherConditionsAreTheOnlyCandidates() {
        assertThat(queryPlanner.of(
                        new Document("_id", new Document("$in", List.of("c1", "a2", "c1"))).append("n", 1), null))
                .hasValueSatisfying(found -> assertThat(found.ids()).containsExactly("a2", "c1"));
    }

    @Test
    void someIdsAreFewerThanAllThatAnIndexBeginsWith() {
        var ids = new Document("$in", List.of("a1", "b1"));
        assertThat(queryPlanner.of(new Document("thread", "t").append("_id", ids), null))
                .hasValueSatisfying(found -> assertThat(found.ids()).containsExactly("a1", "b1"));
    }

    @Test
    void otherQueriesReadEverything() {
        assertThat(queryPlanner.of(new Document("once", "one"), null)).isEmpty();
        assertThat(queryPlanner.of(new Document("_id", new Document("$ne", "a1")), null))
                .isEmpty();
        assertThat(queryPlanner.of(new Document("_id", new Document("$gt", 3)), null))
                .isEmpty();
    }

    @Test
    void aDroppedIndexIsNotAsked() {
        queryPlanner.remove("thread_once");

        assertThat(queryPlanner.of(new Document("thread", "t").append("once", "one"), null))
                .isEmpty();
    }

    @Test
    void theFirstFieldOfAnIndexIsARangeOfItsKeys() {
        index.putKeyPosition(new KeyValue("t", "two"), "a1");
        index.putKeyPosition(new KeyValue("u", "one"), "c1");

        assertThat(queryPlanner.of(new Document("thread", "t"), null))
                .hasValueSatisfying(found -> assertThat(found.ids()).containsExactly("b1", "a1"));
        assertThat(queryPlanner.of(new Document("thread", "t").append("once", new Document("$gt", "p")), null))
                .hasValueSatisfying(found -> assertThat(found.ids()).containsExactly("a1"));
        assertThat(queryPlanner.of(new Document("thread", "v"), null))
                .hasValueSatisfying(found -> assertThat(found.ids()).isEmpty());
    }

    @Test
    void nothingIsSortedThatComesInOrder() {
        Document query = new Document("thread", "t");

        assertThat(inOrder(query, new Document("once", 1))).isTrue();
        assertThat(inOrder(query, new Document("thread", 1).append("once", 1))).isTrue();
        assertThat(inOrder(query, new Document("once", -1))).isFalse();
        assertThat(inOrder(query, new Document("other", 1))).isFalse();
        assertThat(inOrder(query, null)).isFalse();
    }

    private boolean inOrder(Document query, @Nullable Document order) {
        return queryPlanner.of(query, order).orElseThrow().inOrder();
    }
}
