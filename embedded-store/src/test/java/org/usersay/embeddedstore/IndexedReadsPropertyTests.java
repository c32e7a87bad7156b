package org.usersay.embeddedstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.usersay.embeddedstore.journal.Durability;

/**
 * Reads of a collection with indexes beside the same reads of one without, after the same writes. Without an index, the
 * engine's matcher looks at every document; with one, where the documents are looked for is bounded.
 */
class IndexedReadsPropertyTests {

    private static final List<String> FIELDS = List.of("a", "b", "c.d", "_id");

    private static @Nullable Path directory;
    private static @Nullable DocumentStore store;
    private static @Nullable MongoClient client;

    @BeforeContainer
    static void open() throws IOException {
        directory = Files.createTempDirectory("indexed-reads");
        store = new DocumentStore(directory.resolve("documents.mv"), 0, Durability.PROCESS, failure -> {
            throw failure;
        });
        client = MongoClients.create("mongodb://127.0.0.1:" + store.port());
    }

    @AfterContainer
    static void close() throws IOException {
        if (client != null && store != null && directory != null) {
            client.close();
            store.close();
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    record Index(Document keys, boolean sparse) {}

    record Read(Document filter, Document order, int skip, int limit) {}

    /** A document, or the deletion of the one with this id. */
    record Write(int id, @Nullable Document fields) {}

    @Property(tries = 60)
    void sameResultsWithAndWithoutIndexes(
            @ForAll("indexes") List<Index> indexes,
            @ForAll("writes") List<Write> before,
            @ForAll("writes") List<Write> after,
            @ForAll("reads") List<Read> reads) {
        MongoCollection<Document> plain = collection("plain");
        MongoCollection<Document> indexed = collection("indexed");
        plain.insertOne(new Document());
        indexed.insertOne(new Document());
        plain.drop();
        indexed.drop();
        write(plain, before);
        write(indexed, before);
        indexes.forEach(index -> indexed.createIndex(index.keys(), new IndexOptions().sparse(index.sparse())));
        write(plain, after);
        write(indexed, after);
        for (Read read : reads) {
            assertThat(found(indexed, read)).as("%s", read).isEqualTo(found(plain, read));
            assertThat(indexed.countDocuments(read.filter()))
                    .as("count %s", read)
                    .isEqualTo(plain.countDocuments(read.filter()));
        }
    }

    private static MongoCollection<Document> collection(String name) {
        if (client == null) {
            throw new IllegalStateException("the store is not open");
        }
        return client.getDatabase("shelf").getCollection(name);
    }

    private static void write(MongoCollection<Document> collection, List<Write> writes) {
        for (Write write : writes) {
            Document id = new Document("_id", write.id());
            if (write.fields() == null) {
                collection.deleteOne(id);
            } else if (collection.replaceOne(id, new Document(write.fields())).getMatchedCount() == 0) {
                collection.insertOne(new Document(id).append("n", 0).append("_id", write.id()));
                collection.replaceOne(id, new Document(write.fields()));
            }
        }
    }

    /** In order, or as a set where any order will do. */
    private static List<Document> found(MongoCollection<Document> collection, Read read) {
        boolean ordered = read.order().containsKey("_id");
        FindIterable<Document> find =
                collection.find(read.filter()).sort(read.order()).batchSize(3);
        List<Document> found = (ordered ? find.skip(read.skip()).limit(read.limit()) : find).into(new ArrayList<>());
        if (!ordered) {
            found.sort(Comparator.comparing(document -> document.getInteger("_id")));
        }
        return found;
    }

    @Provide
    Arbitrary<List<Index>> indexes() {
        Arbitrary<Document> keys = Arbitraries.shuffle(FIELDS)
                .flatMap(fields -> Arbitraries.integers()
                        .between(1, 3)
                        .flatMap(size -> Arbitraries.of(1, -1)
                                .list()
                                .ofSize(size)
                                .map(directions -> document(fields.subList(0, size), directions))));
        return Combinators.combine(
                        keys.filter(index -> !index.keySet().equals(Set.of("_id"))), Arbitraries.of(false, false, true))
                .as(Index::new)
                .list()
                .uniqueElements(Index::keys)
                .ofMinSize(1)
                .ofMaxSize(3);
    }

    private static Document document(List<String> fields, List<?> values) {
        Document document = new Document();
        for (int i = 0; i < fields.size(); i++) {
            document.append(fields.get(i), values.get(i));
        }
        return document;
    }

    private static Arbitrary<@Nullable Object> scalars() {
        return Arbitraries.of(
                Arrays.<@Nullable Object>asList(1, 2, 3L, 2.5, -1, "a", "ab", "b", "", true, false, null));
    }

    private static Arbitrary<@Nullable Object> values() {
        return Arbitraries.frequencyOf(
                Tuple.of(6, scalars()),
                Tuple.of(1, scalars().list().ofMaxSize(3).map(list -> (Object) list)));
    }

    @Provide
    Arbitrary<List<Write>> writes() {
        Arbitrary<Document> fields = Combinators.combine(
                        scalars().optional(0.8),
                        scalars().optional(0.8),
                        values().optional(0.6),
                        Arbitraries.of(0, 0, 1))
                .as((a, b, d, nested) -> {
                    Document document = new Document();
                    a.ifPresent(value -> document.append("a", value));
                    b.ifPresent(value -> document.append("b", value));
                    d.ifPresent(value -> document.append(
                            "c",
                            nested == 0
                                    ? new Document("d", value)
                                    : List.of(new Document("d", value), new Document("d", 2))));
                    return document;
                });
        return Combinators.combine(Arbitraries.integers().between(0, 11), fields.injectNull(0.15))
                .as(Write::new)
                .list()
                .ofMaxSize(25);
    }

    @Provide
    Arbitrary<List<Read>> reads() {
        Arbitrary<Document> orders = Arbitraries.shuffle(FIELDS)
                .flatMap(fields -> Arbitraries.of(1, -1)
                        .list()
                        .ofMaxSize(4)
                        .map(directions -> document(fields.subList(0, directions.size()), directions)));
        return Combinators.combine(
                        filters(2),
                        orders,
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 5))
                .as(Read::new)
                .list()
                .ofMinSize(3)
                .ofMaxSize(6);
    }

    private static Arbitrary<Document> filters(int depth) {
        Arbitrary<Document> conjunction = Combinators.combine(Arbitraries.of(FIELDS), conditions())
                .as((field, condition) -> new Document(field, condition))
                .list()
                .ofMinSize(0)
                .ofMaxSize(3)
                .map(parts -> parts.size() == 1
                        ? parts.getFirst()
                        : parts.isEmpty() ? new Document() : new Document("$and", parts));
        if (depth == 0) {
            return conjunction;
        }
        return Arbitraries.frequencyOf(
                Tuple.of(2, conjunction),
                Tuple.of(
                        1,
                        Combinators.combine(
                                        conjunction.filter(part -> !part.isEmpty()),
                                        filters(depth - 1).list().ofMinSize(1).ofMaxSize(3))
                                .as((part, parts) -> new Document("$and", List.of(part, new Document("$or", parts))))));
    }

    private static Arbitrary<@Nullable Object> conditions() {
        return Arbitraries.oneOf(
                scalars(),
                scalars().list().ofMaxSize(3).map(values -> new Document("$in", values)),
                Combinators.combine(Arbitraries.of("$gt", "$gte", "$lt", "$lte"), scalars())
                        .as((operator, value) -> new Document(operator, value)),
                Combinators.combine(scalars(), scalars())
                        .as((low, high) -> new Document("$gte", low).append("$lt", high)),
                Arbitraries.of(true, false).map(there -> new Document("$exists", there)),
                scalars().map(value -> new Document("$ne", value)));
    }
}
