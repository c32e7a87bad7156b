package org.usersay.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.TestPropertySource;
import org.usersay.comments.posting.ReaderContributions;
import org.usersay.starter.internalapi.ServiceSignature;
import org.usersay.starter.test.AskedReads;
import org.usersay.starter.test.QueryPlan;
import org.usersay.starter.test.Stores;
import org.usersay.starter.test.Tokens;
import tools.jackson.databind.node.ObjectNode;

/**
 * What readers, moderators and administrators ask is asked of an index, in its order; the server itself says so, where it
 * can.
 */
@CommentsServiceTest
@Import(AskedReads.class)
@TestPropertySource(properties = "usersay.service.key=" + IndexTests.KEY)
class IndexTests {

    static final String KEY = "a key that services share";

    private static final Set<String> OF_READERS = Set.of("comments", "articles", "votes");
    private static final String MODERATOR = Tokens.moderator("mod");
    private static final String SETTINGS = "/admin/sites/vir/moderation-settings";

    @Autowired
    Api api;

    @Autowired
    MongoDatabase mongo;

    @Autowired
    ReaderContributions readers;

    @Test
    void whomANameMeansIsTheBeginningOfARange() {
        var article = Api.article();
        api.posted(article, "ann", "words");
        AskedReads.forget();
        api.posted(article, "bob", "@Reader ann, hello");
        assertThat(AskedReads.of(Set.of("comments")))
                .filteredOn(command -> command.toJson().contains("author.name"))
                .isNotEmpty()
                .allSatisfy(command -> {
                    assertThat(command.getFirstKey()).isEqualTo("find");
                    assertThat(command.getDocument("sort")).isEqualTo(BsonDocument.parse("{_id: 1}"));
                    assertThat(command.getNumber("limit").intValue()).isEqualTo(1);
                });
    }

    /** The article, the range of the page, and the first replies to all comments of it. */
    @Test
    void pageIsThreeReadsHoweverManyRepliesItShows() {
        var article = Api.article();
        for (int i = 0; i < 5; i++) {
            var top = Api.id(api.posted(article, "ann", "number " + i));
            api.replied(article, "bob", "an answer", Api.id(api.replied(article, "bob", "an answer", top)));
        }
        api.count(article);
        AskedReads.forget();
        var page = api.read(Api.thread(article));
        assertThat(page.at("/items/4/replies/items")).hasSize(1);
        assertThat(AskedReads.of(OF_READERS))
                .filteredOn(command -> command.toJson().contains("vir/" + article))
                .extracting(BsonDocument::getFirstKey)
                .containsExactly("find", "find", "find");
    }

    @Test
    void noReadScansAndNoFindSorts() {
        var article = Api.article();
        api.announce(article, "OPEN");
        var top = Api.id(api.posted(article, "ann", "words"));
        AskedReads.forget();
        readersAsk(article, top);
        moderatorsAsk(article);
        administratorsAsk();
        var asked = AskedReads.of(OF_READERS);
        var backwards = readsBackwards();
        assertThat(asked).extracting(AskedReads::collection).containsAll(OF_READERS);
        assertThat(asked).allSatisfy(command -> {
            var plan = QueryPlan.ask(mongo, command);
            assertThat(plan.stages()).as(command.toJson()).isNotEmpty();
            assertThat(plan.scans()).as(command.toJson()).isFalse();
            if (command.getFirstKey().equals("find") && backwards) {
                assertThat(plan.sorts()).as(command.toJson()).isFalse();
            }
        });
    }

    /** MongoDB and the embedded store do; other servers of the protocol sort instead, which is no fault of an index. */
    private boolean readsBackwards() {
        var probe = mongo.getCollection("probe");
        probe.createIndex(new Document("a", 1).append("b", 1));
        probe.insertOne(new Document("a", 1).append("b", 1));
        return !QueryPlan.ask(mongo, BsonDocument.parse("{find: 'probe', filter: {a: 1}, sort: {b: -1}}"))
                .sorts();
    }

    @Test
    void searchByReasonReadsOnlyWhatItShows() {
        var article = Api.article();
        for (int i = 0; i < 5; i++) {
            api.posted(article, "ann", "number " + i);
        }
        var rejected = Api.id(api.posted(article, "ann", "words"));
        var reason = "reason " + UUID.randomUUID();
        var decision = Api.json().put("decision", "REJECT").put("reason", reason);
        decision.putArray("ids").add(rejected);
        assertThat(api.call(HttpMethod.POST, "/admin/comments/decisions", MODERATOR, decision))
                .hasStatusOk();
        AskedReads.forget();
        assertThat(api.queue("reason=" + reason).get("items"))
                .extracting(Api::id)
                .containsExactly(rejected);
        var searches = AskedReads.of(Set.of("comments")).stream()
                .filter(command -> command.toJson().contains(reason))
                .toList();
        assertThat(searches).singleElement().satisfies(command -> {
            var question = new BsonDocument("find", command.get("find"))
                    .append("filter", command.get("filter"))
                    .append("sort", command.get("sort"))
                    .append("limit", command.get("limit"));
            var stats = mongo.runCommand(
                            new Document("explain", question).append("verbosity", "executionStats"), Document.class)
                    .get("executionStats", Document.class);
            assumeThat(stats).as("what the server examined").isNotNull();
            assertThat(stats.get("totalDocsExamined", Number.class).intValue()).isEqualTo(1);
        });
    }

    /** Each asks for a page of his own, so that no page made for another serves him. */
    @Test
    void fiftyReadersOfALostCounterHaveItMadeOnce() throws InterruptedException, ExecutionException {
        var article = Api.article();
        api.replied(article, "bob", "an answer", Api.id(api.posted(article, "ann", "words")));
        Stores.flushRedis();
        AskedReads.forget();
        AtOnce.run(
                50,
                i -> assertThat(api.read(Api.thread(article) + "?limit=" + (i + 1))
                                .get("count")
                                .intValue())
                        .isEqualTo(2));
        assertThat(AskedReads.of(Set.of("comments")))
                .filteredOn(command -> countsThread(command, article))
                .hasSize(1);
        assertThat(api.count(article)).isEqualTo(2);
        assertThat(AskedReads.of(Set.of("comments")))
                .filteredOn(command -> countsThread(command, article))
                .hasSize(1);
    }

    /** Whether it counts the article's published comments. */
    private static boolean countsThread(BsonDocument command, String article) {
        return command.getFirstKey().equals("aggregate") && command.toJson().contains("vir/" + article);
    }

    private void readersAsk(String article, String top) {
        api.replied(article, "bob", "@Reader ann, hello", top);
        api.voted("bob", top, 1);
        api.decide("REJECT", Api.id(api.posted(article, "gone", "words")));
        api.posted(article, "bob", "@Reader gone, hello");
        Stores.flushRedis();
        for (var path : List.of(
                Api.thread(article),
                Api.thread(article) + "?sort=top",
                "/comments/" + top,
                "/comments/" + top + "/replies",
                "/sites/vir/comment-count",
                "/sites/vir/comment-counts?article=" + article,
                "/sites/vir/comments/latest",
                "/sites/vir/comments.atom",
                "/sites/vir/articles/" + article + "/comments.atom",
                "/readers/ann",
                "/readers/ann/comments")) {
            assertThat(api.get(path)).as(path).hasStatusOk();
        }
        for (var shown : List.of("", "?comment=" + top)) {
            assertThat(api.call(HttpMethod.GET, Api.thread(article) + "/mine" + shown, Tokens.reader("bob"), null))
                    .hasStatusOk();
        }
        var once = UUID.randomUUID().toString();
        assertThat(api.post(article, "bob", "once", "Idempotency-Key", once)).hasStatus(201);
        assertThat(api.post(article, "bob", "once", "Idempotency-Key", once)).hasStatus(201);
    }

    private void moderatorsAsk(String article) {
        var queue = "/admin/sites/vir/comments?";
        for (var query : List.of(
                "",
                "state=HELD",
                "state=HELD&author=ann",
                "queue=pending",
                "queue=new",
                "queue=reported&limit=100",
                "queue=new&author=ann",
                "queue=reported&reason=SPAM",
                "queue=new&q=words",
                "queue=rejected&article=" + article,
                "queue=all",
                "article=" + article,
                "reason=SPAM",
                "q=words",
                "q=once again",
                "q=words&from=2026-01-01T00:00:00Z",
                "author=ann&q=words",
                "author=ann&article=" + article,
                "author=ann&reason=SPAM",
                "queue=pending&author=ann&reason=SPAM&article=" + article,
                "state=PUBLISHED&q=words")) {
            assertThat(api.call(HttpMethod.GET, queue + query, MODERATOR, null))
                    .as(query)
                    .hasStatusOk();
        }
        for (var query : List.of("", "?q=a", "?q=a t")) {
            assertThat(api.call(HttpMethod.GET, "/admin/sites/vir/articles" + query, MODERATOR, null))
                    .hasStatusOk();
        }
        assertThat(api.call(HttpMethod.GET, "/admin/sites/vir/queues", MODERATOR, null))
                .hasStatusOk();
        var before = Api.body(api.call(HttpMethod.GET, SETTINGS, MODERATOR, null));
        var strict = ((ObjectNode) before.deepCopy()).put("newcomerComments", 1);
        assertThat(api.call(HttpMethod.PUT, SETTINGS, MODERATOR, strict)).hasStatusOk();
        try {
            assertThat(api.post(article, "newcomer", "hello")).hasStatus(202);
        } finally {
            assertThat(api.call(HttpMethod.PUT, SETTINGS, MODERATOR, before)).hasStatusOk();
        }
    }

    /** And what is done in the background, when readers are suspended or leave. */
    private void administratorsAsk() {
        assertThat(api.call(HttpMethod.GET, "/admin/sites/vir/exports", Tokens.administrator("cms"), null))
                .hasStatusOk();
        for (var kind : List.of("comments", "comment-votes", "comment-reports")) {
            var path = "/internal/readers/bob/" + kind;
            var time = Long.toString(Instant.now().getEpochSecond());
            assertThat(api.getInternal(
                            path,
                            ServiceSignature.TIME,
                            time,
                            ServiceSignature.SIGNATURE,
                            ServiceSignature.sign(KEY, time, "GET", path, "")))
                    .hasStatusOk();
        }
        readers.removeAll("bob", "a suspension");
        readers.restoreAll("bob", List.of("a suspension"));
        readers.forget("ann");
    }
}
