package org.usersay.embeddedstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ExplainVerbosity;
import com.mongodb.client.AggregateIterable;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.usersay.embeddedstore.journal.Durability;

/** What a read costs, by the store's own account: the stages of its plan, and the keys and documents it has examined. */
class IndexedReadsTests {

    private static final int COMMENTS = 400;

    @TempDir
    Path directory;

    private DocumentStore store;
    private MongoClient client;

    @BeforeEach
    void fill() {
        open();
        comments()
                .insertMany(IntStream.range(0, COMMENTS)
                        .mapToObj(IndexedReadsTests::comment)
                        .toList());
        comments().createIndex(Indexes.ascending("thread", "under", "shown", "_id"));
        comments()
                .createIndex(Indexes.compoundIndex(
                        Indexes.ascending("thread", "under", "shown"), Indexes.descending("top", "_id")));
        comments().createIndex(Indexes.ascending("site", "state", "_id"));
        comments().createIndex(Indexes.ascending("reports.reader"), new IndexOptions().sparse(true));
    }

    private static Document comment(int n) {
        Document comment = new Document("_id", "id-%04d".formatted(n))
                .append("site", "vir")
                .append("thread", "t" + n % 4)
                .append("under", n % 8 < 4 ? null : "id-%04d".formatted(n % 4))
                .append("shown", n % 20 != 0)
                .append("state", n % 10 == 0 ? "HELD" : "PUBLISHED")
                .append("top", n % 7);
        return n % 50 == 0
                ? comment.append("reports", List.of(new Document("reader", "r1"), new Document("reader", "r2")))
                : comment;
    }

    private void open() {
        store = new DocumentStore(directory.resolve("documents.mv"), 0, Durability.PROCESS, failure -> {
            throw failure;
        });
        client = MongoClients.create("mongodb://127.0.0.1:" + store.port());
    }

    @AfterEach
    void close() {
        client.close();
        store.close();
    }

    private MongoCollection<Document> comments() {
        return client.getDatabase("shelf").getCollection("comments");
    }

    /** What a read has examined, and by which stages. */
    private record Cost(Set<String> stages, long keys, long documents) {

        static Cost of(Document explained) {
            Set<String> stages = new TreeSet<>();
            Document plan = explained.get("queryPlanner", Document.class).get("winningPlan", Document.class);
            for (Document stage = plan; stage != null; stage = stage.get("inputStage", Document.class)) {
                stages.add(stage.getString("stage"));
            }
            Document statistics = explained.get("executionStats", Document.class);
            return new Cost(
                    stages,
                    statistics.get("totalKeysExamined", Number.class).longValue(),
                    statistics.get("totalDocsExamined", Number.class).longValue());
        }
    }

    private static Cost cost(FindIterable<Document> find) {
        return Cost.of(find.explain(ExplainVerbosity.EXECUTION_STATS));
    }

    private static Cost cost(AggregateIterable<Document> pipeline) {
        return Cost.of(pipeline.explain(ExplainVerbosity.EXECUTION_STATS));
    }

    private static List<String> ids(FindIterable<Document> find) {
        return find.map(document -> document.getString("_id")).into(new ArrayList<>());
    }

    private static Bson shownIn(String thread) {
        return Filters.and(Filters.eq("thread", thread), Filters.eq("under", null), Filters.eq("shown", true));
    }

    @Test
    void pageInOrderReadsItsDocumentsAlone() {
        FindIterable<Document> page =
                comments().find(shownIn("t1")).sort(Sorts.descending("_id")).limit(20);

        assertThat(cost(page)).isEqualTo(new Cost(Set.of("LIMIT", "FETCH", "IXSCAN"), 20, 20));
        assertThat(ids(page)).hasSize(20).startsWith("id-0393", "id-0385");
    }

    @Test
    void pageAfterACursorReadsItsDocumentsAlone() {
        FindIterable<Document> page = comments()
                .find(Filters.and(
                        shownIn("t1"),
                        Filters.or(
                                Filters.lt("top", 3), Filters.and(Filters.eq("top", 3), Filters.lt("_id", "id-0200")))))
                .sort(Sorts.descending("top", "_id"))
                .limit(10);

        assertThat(cost(page)).isEqualTo(new Cost(Set.of("LIMIT", "FETCH", "IXSCAN"), 10, 10));
        assertThat(page.into(new ArrayList<>()))
                .allSatisfy(comment -> assertThat(comment.getInteger("top")).isLessThanOrEqualTo(3));
    }

    @Test
    void ofTwoIndexesOfTheSameUseTheOneWithFewerKeysIsRead() {
        comments().createIndex(Indexes.ascending("top", "state", "_id"));
        FindIterable<Document> ofOneAmongMany = comments()
                .find(Filters.and(
                        Filters.eq("site", "vir"), Filters.in("state", "HELD", "PUBLISHED"), Filters.eq("top", 6)))
                .sort(Sorts.descending("_id"));

        assertThat(cost(ofOneAmongMany).documents()).isEqualTo(57);
        assertThat(cost(ofOneAmongMany).stages()).doesNotContain("SORT");
        assertThat(ids(ofOneAmongMany)).hasSize(57).startsWith("id-0398");
    }

    @Test
    void firstRepliesOfSeveralParentsAreMergedInOrder() {
        FindIterable<Document> replies = comments()
                .find(Filters.and(
                        Filters.in("thread", "t0", "t1", "t2"),
                        Filters.in("under", "id-0000", "id-0001", "id-0002"),
                        Filters.eq("shown", true)))
                .sort(Sorts.ascending("_id"))
                .limit(6);

        assertThat(cost(replies).documents()).isEqualTo(6);
        assertThat(cost(replies).stages()).doesNotContain("SORT");
        assertThat(ids(replies)).containsExactly("id-0004", "id-0005", "id-0006", "id-0012", "id-0013", "id-0014");
    }

    @Test
    void orderIsReadInBothDirectionsAndNoOther() {
        Bson held = Filters.and(Filters.eq("site", "vir"), Filters.eq("state", "HELD"));

        assertThat(cost(comments().find(held).sort(Sorts.ascending("_id"))).stages())
                .doesNotContain("SORT");
        assertThat(cost(comments().find(held).sort(Sorts.descending("_id"))).stages())
                .doesNotContain("SORT");
        assertThat(cost(comments().find(held).sort(Sorts.descending("top"))).stages())
                .contains("SORT");
        assertThat(cost(comments().find(Filters.eq("site", "vir")).sort(Sorts.descending("_id")))
                        .stages())
                .contains("SORT");
    }

    @Test
    void skippedDocumentsAreNotRead() {
        var sixthToTenth = comments()
                .find(shownIn("t1"))
                .sort(Sorts.ascending("_id"))
                .skip(5)
                .limit(5);
        assertThat(cost(sixthToTenth).documents()).isEqualTo(5);
        var ten = comments().find(shownIn("t1")).sort(Sorts.ascending("_id")).limit(10);
        assertThat(sixthToTenth.into(new ArrayList<>()))
                .isEqualTo(ten.into(new ArrayList<>()).subList(5, 10));
        assertThat(comments().find(shownIn("t1")).skip(1_000_000)).isEmpty();
    }

    @Test
    void conditionBesideTheIndexIsCheckedOnTheDocuments() {
        FindIterable<Document> found = comments()
                .find(Filters.and(Filters.eq("site", "vir"), Filters.eq("state", "HELD"), Filters.eq("top", 0)))
                .sort(Sorts.ascending("_id"));

        assertThat(cost(found).documents()).isEqualTo(COMMENTS / 10);
        assertThat(ids(found)).containsExactly("id-0000", "id-0070", "id-0140", "id-0210", "id-0280", "id-0350");
    }

    @Test
    void elementsOfAnArrayFindTheirDocumentOnce() {
        FindIterable<Document> reported = comments().find(Filters.in("reports.reader", "r1", "r2"));

        assertThat(cost(reported)).isEqualTo(new Cost(Set.of("FETCH", "IXSCAN"), 16, 8));
        assertThat(ids(reported)).hasSize(8).doesNotHaveDuplicates();
        comments().updateOne(Filters.eq("_id", "id-0050"), Updates.unset("reports"));
        assertThat(ids(comments().find(Filters.eq("reports.reader", "r2")))).hasSize(7);
    }

    @Test
    void countsReadNoDocument() {
        Bson held = Filters.and(Filters.eq("site", "vir"), Filters.eq("state", "HELD"));
        List<Bson> count = List.of(Aggregates.match(held), Aggregates.group(1, Accumulators.sum("n", 1)));

        assertThat(comments().countDocuments(held)).isEqualTo(COMMENTS / 10);
        assertThat(cost(comments().aggregate(count))).isEqualTo(new Cost(Set.of("COUNT", "IXSCAN"), 0, 0));
        assertThat(comments().countDocuments(Filters.and(held, Filters.gte("_id", "id-0200"))))
                .isEqualTo(COMMENTS / 20);
        assertThat(comments().countDocuments(Filters.eq("state", "nothing"))).isZero();
    }

    @Test
    void patternIsLookedForAmongTheKeys() {
        FindIterable<Document> found = comments().find(Filters.regex("_id", "00$"));

        assertThat(cost(found).stages()).contains("IXSCAN");
        assertThat(ids(found)).containsExactly("id-0000", "id-0100", "id-0200", "id-0300");
    }

    @Test
    void readWithoutAnIndexIsReported() {
        assertThat(cost(comments().find(Filters.eq("top", 3))))
                .isEqualTo(new Cost(Set.of("COLLSCAN"), COMMENTS, COMMENTS));
        assertThat(cost(comments().find(Filters.exists("reports.reader", false)))
                        .stages())
                .containsExactly("COLLSCAN");
    }

    @Test
    void indexesAreThereAfterReopening() {
        close();
        open();

        assertThat(cost(comments()
                                .find(shownIn("t1"))
                                .sort(Sorts.descending("_id"))
                                .limit(20))
                        .documents())
                .isEqualTo(20);
        assertThat(ids(comments().find(Filters.in("reports.reader", "r1", "r2"))))
                .hasSize(8)
                .doesNotHaveDuplicates();
        comments().insertOne(comment(COMMENTS));
        assertThat(comments().countDocuments(Filters.and(Filters.eq("site", "vir"), Filters.eq("state", "HELD"))))
                .isEqualTo(COMMENTS / 10 + 1);
    }

    @Test
    void droppedIndexIsNotRead() {
        comments().dropIndex("site_1_state_1__id_1");

        assertThat(cost(comments().find(Filters.eq("site", "vir"))).stages()).containsExactly("COLLSCAN");
    }
}
