package org.usersay.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.usersay.starter.test.Stores;
import org.usersay.starter.test.Tokens;

/** What readers and moderators ask is asked of an index; the server itself says so, where it can. */
@CommentsServiceTest
class IndexTests {

    private static final Queue<BsonDocument> ASKED = new ConcurrentLinkedQueue<>();
    private static final Set<String> READS = Set.of("find", "aggregate", "count");

    @Autowired
    Api api;

    @Autowired
    MongoDatabase mongo;

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

    @Test
    void noReadScansTheComments() {
        var article = Api.article();
        var top = Api.id(api.posted(article, "ann", "words"));
        assumeThat(explains())
                .as("a server that explains; the embedded one does not")
                .isTrue();
        ASKED.clear();
        api.replied(article, "bob", "@Reader ann, hello", top);
        Stores.flushRedis();
        for (var path : List.of(
                Api.thread(article),
                Api.thread(article) + "?sort=top",
                "/comments/" + top,
                "/comments/" + top + "/replies",
                "/sites/vir/comment-count",
                "/sites/vir/comment-counts?article=" + article,
                "/sites/vir/comments/latest",
                "/sites/vir/articles/" + article + "/comments.atom",
                "/readers/ann",
                "/readers/ann/comments")) {
            assertThat(api.get(path)).as(path).hasStatusOk();
        }
        for (var queue : List.of("?state=HELD&author=ann", "?q=words", "")) {
            assertThat(api.call(HttpMethod.GET, "/admin/sites/vir/comments" + queue, Tokens.moderator("mod"), null))
                    .hasStatusOk();
        }
        var asked = ASKED.stream().filter(IndexTests::ofComments).toList();
        assertThat(asked).hasSizeGreaterThan(8);
        assertThat(asked)
                .allSatisfy(command ->
                        assertThat(plan(command)).as(command.toJson()).doesNotContain("COLLSCAN"));
    }

    @Test
    void queueOfEveryStateIsMergedFromItsIndexAndNotSorted() {
        api.posted(Api.article(), "ann", "words");
        assumeThat(explains())
                .as("a server that explains; the embedded one does not")
                .isTrue();
        ASKED.clear();
        assertThat(api.call(HttpMethod.GET, "/admin/sites/vir/comments", Tokens.moderator("mod"), null))
                .hasStatusOk();
        var asked = ASKED.stream()
                .filter(IndexTests::ofComments)
                .filter(command -> command.toJson().contains("\"site\""))
                .toList();
        assertThat(asked)
                .isNotEmpty()
                .allSatisfy(command -> assertThat(plan(command)).doesNotContain("COLLSCAN", "\"SORT\""));
    }

    private static boolean ofComments(BsonDocument command) {
        return command.getString(command.getFirstKey()).getValue().equals("comments");
    }

    private boolean explains() {
        try {
            var question = new Document("find", "comments").append("filter", new Document("_id", "a"));
            return mongo.runCommand(new Document("explain", question)).containsKey("queryPlanner");
        } catch (MongoCommandException e) {
            return false;
        }
    }

    private String plan(BsonDocument command) {
        var question = command.clone();
        List.of("lsid", "$db", "$clusterTime", "$readPreference", "txnNumber", "readConcern")
                .forEach(question::remove);
        return mongo.runCommand(new Document("explain", question)).toJson();
    }
}
