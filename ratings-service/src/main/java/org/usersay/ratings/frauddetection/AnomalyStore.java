package org.usersay.ratings.frauddetection;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.MongoException;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.Index;
import org.usersay.starter.mongo.ShardKey;
import org.usersay.starter.site.Site;
import org.usersay.starter.site.Sites;
import redis.clients.jedis.exceptions.JedisException;

/**
 * What the rules found. A finding of the same kind about the same article within the same ten minutes is one, brought up
 * to date; so is one about a slow ring that last voted on the same day. Collection {@code anomalies}, {@code _id} {@code site/kind/about/time}; index {@code site, to}; kept for ninety
 * days.
 */
@Component
class AnomalyStore {

    private static final CollectionDefinition LAYOUT =
            CollectionDefinition.of("anomalies", ShardKey.ID, Index.on("site", "to"));

    private static final Logger log = LoggerFactory.getLogger(AnomalyStore.class);
    private static final Duration MINUTES = Duration.ofMinutes(10);
    private static final Duration DAY = Duration.ofDays(1);
    private static final DetectionRule SLOW_RING = new SlowCollusionRule();
    private static final int SHOWN = 100;
    private static final Duration KEPT = Duration.ofDays(90);

    private final MongoCollection<Document> anomalies;
    private final RecentVoteLog recent;
    private final AnomalySettings settings;
    private final Sites sites;
    private final Clock clock;

    AnomalyStore(MongoDatabase database, RecentVoteLog recent, AnomalySettings settings, Sites sites, Clock clock) {
        this.anomalies = LAYOUT.open(database);
        this.recent = recent;
        this.settings = settings;
        this.sites = sites;
        this.clock = clock;
    }

    /**
     * As a moderator reads it.
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

    /** Lets every rule look at every site's last minutes. */
    @Scheduled(fixedDelayString = "${usersay.ratings.anomalies.look-every:10s}")
    void look() {
        try {
            for (Site site : sites.sites()) {
                var casts = recent.of(site.id(), MINUTES);
                DetectionRule.ALL.forEach(rule -> rule.look(casts)
                        .forEach(detection -> keep(site.id(), detection, slot(clock.instant(), MINUTES))));
            }
        } catch (JedisException | MongoException e) {
            log.debug("Nobody watches for anomalies now: {}", e.getMessage());
        }
    }

    /** Looks further back for rings that take their time. */
    @Scheduled(fixedDelayString = "${usersay.ratings.anomalies.rings-every:5m}")
    void lookBack() {
        try {
            for (Site site : sites.sites()) {
                SLOW_RING
                        .look(recent.of(site.id(), settings.remembered()))
                        .forEach(detection -> keep(site.id(), detection, slot(detection.to(), DAY)));
            }
        } catch (JedisException | MongoException e) {
            log.debug("Nobody watches for anomalies now: {}", e.getMessage());
        }
    }

    private static long slot(Instant time, Duration length) {
        return time.getEpochSecond() / length.toSeconds();
    }

    /** Forgets what is old. The index is harmless where it is there already. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1M")
    void forget() {
        LAYOUT.createIndexes(anomalies);
        anomalies.deleteMany(lt("to", Date.from(clock.instant().minus(KEPT))));
    }

    private void keep(String site, Detection detection, long slot) {
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

    /** Hashes of networks hold colons, not dots, so they may be names of fields. */
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

    /** The newest findings of a site. */
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
