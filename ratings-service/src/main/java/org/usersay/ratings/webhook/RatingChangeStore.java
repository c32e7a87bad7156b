package org.usersay.ratings.webhook;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usersay.ratings.tally.Histogram;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.Index;
import org.usersay.starter.mongo.ShardKey;
import org.usersay.starter.site.ArticleKey;
import org.usersay.starter.webhook.WebhookEvent;
import org.usersay.starter.webhook.WebhookOutbox;
import org.usersay.starter.webhook.Webhooks;

/**
 * The collection {@code rating_changes}; {@code _id} is {@code site/article}. While a rating differs from what was sent,
 * {@code change} is the id of the event to come; a later change replaces it, so that a sending under way does not end it.
 * {@code notBefore} is the earliest time of the next event, {@code sent} the counts in the last one.
 */
@Component
class RatingChangeStore {

    private static final CollectionDefinition LAYOUT =
            CollectionDefinition.of("rating_changes", ShardKey.ID, Index.sparse("change"), Webhooks.INDEX);

    /** Between two events of one article. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private static final int BATCH = 500;

    private final MongoCollection<Document> changes;
    private final WebhookOutbox outbox;
    private final Clock clock;

    RatingChangeStore(MongoDatabase database, Webhooks webhooks, Clock clock) {
        this.changes = LAYOUT.open(database);
        this.outbox = webhooks.embeddedIn(changes, LAYOUT);
        this.clock = clock;
    }

    /**
     * An article's rating that may differ from what was sent.
     *
     * @param id of the event to come
     * @param sent counts in the last event
     */
    record Change(ArticleKey article, String id, Histogram sent) {}

    void insert(List<ArticleKey> articles) {
        var updates = articles.stream()
                .map(article -> new UpdateOneModel<Document>(
                        eq(article.toString()),
                        combine(set("change", UuidV7.next()), setOnInsert("notBefore", Date.from(Instant.EPOCH))),
                        new UpdateOptions().upsert(true)))
                .toList();
        changes.bulkWrite(updates, new BulkWriteOptions().ordered(false));
    }

    /** Some of the changes whose event may be sent now. */
    List<Change> due() {
        return changes.find(and(gt("change", ""), lte("notBefore", Date.from(clock.instant()))))
                .limit(BATCH)
                .map(RatingChangeStore::read)
                .into(new ArrayList<>());
    }

    /** Ends a change with its event; without effect where the rating changed again. */
    void sent(Change change, Histogram rating, WebhookEvent event) {
        var update = combine(
                unset("change"),
                set("sent", rating.counts()),
                set("notBefore", Date.from(clock.instant().plus(PAUSE))),
                push(WebhookEvent.FIELD, WebhookEvent.documents(List.of(event)).getFirst()));
        if (changes.updateOne(seen(change), update).getModifiedCount() == 1) {
            outbox.enqueue(new Document("_id", change.article().toString()), List.of(event));
        }
    }

    /** Ends a change that came to nothing; without effect where the rating changed again. */
    void ended(Change change) {
        changes.updateOne(seen(change), unset("change"));
    }

    /** Idempotent; repeated, since MongoDB may be unavailable at first. */
    @Scheduled(fixedDelayString = "PT10M")
    void createIndexes() {
        LAYOUT.createIndexes(changes);
    }

    private static Bson seen(Change change) {
        return and(eq(change.article().toString()), eq("change", change.id()));
    }

    private static Change read(Document document) {
        var key = document.getString("_id");
        int slash = key.indexOf('/');
        var sent = document.getList("sent", Long.class);
        return new Change(
                new ArticleKey(key.substring(0, slash), key.substring(slash + 1)),
                document.getString("change"),
                sent == null ? Histogram.EMPTY : new Histogram(sent));
    }
}
