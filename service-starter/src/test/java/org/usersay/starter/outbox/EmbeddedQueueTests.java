package org.usersay.starter.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.usersay.starter.mongo.ShardKey;
import org.usersay.starter.test.Stores;

/** What a crash or an outage left behind. */
class EmbeddedQueueTests {

    private static final int LEFT = 2 * EmbeddedQueue.BATCH + 50;

    private final ConnectionString address = new ConnectionString(Stores.freshDatabase());
    private final List<BsonDocument> reads = new CopyOnWriteArrayList<>();
    private final MongoClient client = MongoClients.create(MongoClientSettings.builder()
            .applyConnectionString(address)
            .addCommandListener(new CommandListener() {
                @Override
                public void commandStarted(CommandStartedEvent event) {
                    if (event.getCommandName().equals("find")) {
                        reads.add(event.getCommand().clone());
                    }
                }
            })
            .build());
    private final MongoCollection<Document> causes =
            client.getDatabase(Objects.requireNonNull(address.getDatabase())).getCollection("causes");
    private final List<String> queued = new ArrayList<>();
    private final EmbeddedQueue queue =
            new EmbeddedQueue(causes, ShardKey.of("site"), "mails", entry -> queued.add(entry.getString("_id")));

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void allOfItIsMovedOnceSomeDocumentsAtATime() {
        causes.insertMany(IntStream.range(0, LEFT)
                .mapToObj(number -> new Document("_id", "cause-" + number)
                        .append("site", "vir")
                        .append("mails", List.of(mail(number, "first"), mail(number, "second"))))
                .toList());
        causes.insertOne(new Document("_id", "without").append("site", "vir").append("mails", List.of()));

        assertThat(queue.sweep(Filters.gt("mails._id", ""))).isEqualTo(LEFT);

        assertThat(queued).hasSize(2 * LEFT).doesNotHaveDuplicates();
        assertThat(causes.find(Filters.gt("mails._id", "")).projection(Projections.include("_id")))
                .isEmpty();
        assertThat(reads.subList(0, 3))
                .allSatisfy(
                        read -> assertThat(read.getNumber("limit").intValue()).isEqualTo(EmbeddedQueue.BATCH));
        assertThat(queue.sweep(Filters.gt("mails._id", ""))).isZero();
    }

    private static Document mail(int number, String which) {
        return new Document("_id", which + "-" + number).append("text", "Words");
    }
}
