package org.usersay.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.TestPropertySource;
import org.usersay.comments.comment.OneReader;
import org.usersay.starter.service.ServiceSignature;
import org.usersay.starter.test.Stores;
import org.usersay.starter.test.Tokens;
import tools.jackson.databind.node.ObjectNode;

/**
 * What readers, moderators and administrators ask is asked of an index, in its order; the server itself says so, where it
 * can.
 */
@CommentsServiceTest
@TestPropertySource(properties = "usersay.service.key=" + IndexTests.KEY)
class IndexTests {

    static final String KEY = "a key that services share";

    private static final Queue<BsonDocument> ASKED = new ConcurrentLinkedQueue<>();
    private static final Set<String> READS = Set.of("find", "aggregate", "count");
    private static final Set<String> OF_READERS =
            Set.of("comments", "articles", "ballots", "held", "people", "appeared");
    private static final String MODERATOR = Tokens.moderator("mod");
    private static final String SETTINGS = "/admin/sites/vir/moderation-settings";

    @Autowired
    Api api;

    @Autowired
    MongoDatabase mongo;

    @Autowired
    OneReader readers;

    /** Remembers what the service asks. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Listening {
        @Bean
        MongoClientSettingsBuilderCustomizer listening() {
            return settings -> settings.addCommandListener(new CommandListener() {
                @Override
                public void commandStarted(CommandStartedEvent event) {
                    if (READS.contains(event.getCommandName())) {
                        ASKED.add(event.getCommand().clone());
                    }
                }
            });
        }
    }

    /** Comments from before there were notes of names are gone through first, of which there are none. */
    @BeforeEach
    void awaitNotes() {
        await().until(() -> mongo.getCollection("people").countDocuments(Filters.eq("_id", "filled")) == 1);
    }

    @Test
    void whomANameMeansIsAskedByIds() {
        var article = Api.article();
        api.posted(article, "ann", "words");
        await().untilAsserted(() -> {
            ASKED.clear();
            api.posted(article, "bob", "@Reader ann, hello");
            var about = ASKED.stream()
                    .filter(command -> Set.of("comments", "people", "appeared").contains(collection(command)))
                    .toList();
            assertThat(about).extracting(IndexTests::collection).contains("comments", "people");
            assertThat(about).allSatisfy(command -> {
                assertThat(command.getFirstKey()).isEqualTo("find");
                assertThat(command.toJson()).contains("\"_id\"");
            });
        });
    }

    @Test
    void noReadScansAndNoFindSorts() {
        var article = Api.article();
        var top = Api.id(api.posted(article, "ann", "words"));
        ASKED.clear();
        readersAsk(article, top);
        moderatorsAsk(article);
        administratorsAsk();
        var asked = ASKED.stream()
                .filter(command -> OF_READERS.contains(collection(command)))
                .toList();
        assertThat(asked).extracting(IndexTests::collection).containsAll(OF_READERS);
        assumeThat(explains())
                .as("a server that explains; the embedded one does not")
                .isTrue();
        assertThat(asked).allSatisfy(command -> {
            var stages = stages(command);
            assertThat(stages).as(command.toJson()).isNotEmpty().doesNotContain("COLLSCAN");
            if (command.getFirstKey().equals("find")) {
                assertThat(stages).as(command.toJson()).doesNotContain("SORT");
            }
        });
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
                "article=" + article,
                "reason=SPAM",
                "state=PUBLISHED&q=words")) {
            assertThat(api.call(HttpMethod.GET, queue + query, MODERATOR, null))
                    .as(query)
                    .hasStatusOk();
        }
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
        readers.removeAll("bob");
        readers.forget("ann");
    }

    private static String collection(BsonDocument command) {
        return command.getString(command.getFirstKey()).getValue();
    }

    private boolean explains() {
        try {
            return !explained(BsonDocument.parse("{find: 'comments', filter: {_id: 'a'}}"))
                    .isEmpty();
        } catch (MongoCommandException e) {
            return false;
        }
    }

    /** What the server would do for this command, leaving out what it rejected. */
    private Set<String> stages(BsonDocument command) {
        var question = command.clone();
        List.of("lsid", "$db", "$clusterTime", "$readPreference", "txnNumber", "readConcern")
                .forEach(question::remove);
        var stages = new HashSet<String>();
        gather(explained(question), stages);
        return stages;
    }

    private BsonDocument explained(BsonDocument question) {
        var answer = mongo.runCommand(
                new Document("explain", question).append("verbosity", "queryPlanner"), BsonDocument.class);
        return answer.containsKey("queryPlanner") || answer.containsKey("stages") ? answer : new BsonDocument();
    }

    private static void gather(BsonValue plan, Set<String> stages) {
        if (plan.isArray()) {
            plan.asArray().forEach(part -> gather(part, stages));
        } else if (plan.isDocument()) {
            plan.asDocument().forEach((key, value) -> {
                if (key.equals("stage") && value.isString()) {
                    stages.add(value.asString().getValue());
                } else if (!key.equals("rejectedPlans")) {
                    gather(value, stages);
                }
            });
        }
    }
}
