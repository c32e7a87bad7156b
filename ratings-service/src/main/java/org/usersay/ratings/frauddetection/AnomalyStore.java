package org.usersay.ratings.frauddetection;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.Index;
import org.usersay.starter.mongo.ShardKey;

/**
 * Detected anomalies, kept for ninety days. Detections of one kind about one article in one time slot are one anomaly, which
 * is updated. Collection {@code anomalies}, {@code _id} {@code site/kind/about/slot}; index {@code site, to}.
 */
@Component
class AnomalyStore {

    private static final CollectionDefinition COLLECTION =
            CollectionDefinition.of("anomalies", ShardKey.ID, Index.on("site", "to"));

    private static final int SHOWN = 100;
    private static final Duration KEPT = Duration.ofDays(90);

    private final MongoCollection<Document> anomalies;
    private final Clock clock;

    AnomalyStore(MongoDatabase database, Clock clock) {
        this.anomalies = COLLECTION.open(database);
        this.clock = clock;
    }

    /**
     * An anomaly as moderators read it.
     *
     * @param count how many votes it is about
     * @param votes these, or in a list the first of them
     */
    record Anomaly(
            String id,
            Detection.Kind kind,
            String about,
            String evidence,
            Map<String, Object> figures,
            int count,
            List<VoteRef> votes,
            Instant from,
            Instant to) {}

    /** Deletes old anomalies. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1M")
    void deleteOld() {
        COLLECTION.createIndexes(anomalies);
        anomalies.deleteMany(lt("to", Date.from(clock.instant().minus(KEPT))));
    }

    void put(String site, Detection detection, long slot) {
        var id = site + "/" + detection.kind() + "/" + detection.about() + "/" + slot;
        var document = new Document("_id", id)
                .append("site", site)
                .append("kind", detection.kind().name())
                .append("about", detection.about())
                .append("evidence", detection.evidence())
                .append("figures", figures(detection.figures()))
                .append("count", detection.votes().size())
                .append("votes", VoteRefs.documents(detection.votes()))
                .append("from", Date.from(detection.from()))
                .append("to", Date.from(detection.to()));
        anomalies.replaceOne(eq("_id", id), document, new ReplaceOptions().upsert(true));
    }

    /** Hashes of networks contain colons, but no dots, so they may be field names. */
    private static Document figures(Map<String, Object> figures) {
        var document = new Document();
        figures.forEach((name, figure) ->
                document.append(name, figure instanceof Map<?, ?> map ? entries(map) : figure));
        return document;
    }

    private static Document entries(Map<?, ?> map) {
        var document = new Document();
        map.forEach((name, figure) -> document.append(String.valueOf(name), figure));
        return document;
    }

    /** The newest anomalies of a site. */
    List<Anomaly> newest(String site) {
        return anomalies
                .find(eq("site", site))
                .projection(VoteRefs.someWith("kind", "about", "evidence", "figures", "count", "from", "to"))
                .sort(Sorts.descending("to"))
                .limit(SHOWN)
                .map(AnomalyStore::anomaly)
                .into(new ArrayList<>());
    }

    Optional<Anomaly> find(String site, String id) {
        return Optional.ofNullable(anomalies.find(eq("_id", id)).first())
                .filter(stored -> site.equals(stored.getString("site")))
                .map(AnomalyStore::anomaly);
    }

    private static Anomaly anomaly(Document stored) {
        return new Anomaly(
                stored.getString("_id"),
                Detection.Kind.valueOf(stored.getString("kind")),
                stored.getString("about"),
                stored.getString("evidence"),
                stored.get("figures", new Document()),
                stored.getInteger("count", 0),
                VoteRefs.in(stored),
                stored.getDate("from").toInstant(),
                stored.getDate("to").toInstant());
    }
}
