package org.usersay.comments.statistics;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.comments.statistics.DailyStatistics.ArticleCount;
import org.usersay.comments.statistics.DailyStatistics.ModeratorLoad;
import org.usersay.comments.statistics.DailyStatistics.RuleAgreement;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.DuplicateKeys;
import org.usersay.starter.mongo.ShardKey;

/** Collection {@code daily_statistics}: {@code _id} is {@code site/day}, and a range of it the key of every query. */
@Component
class DailyStatisticsStore {

    private static final CollectionDefinition LAYOUT = CollectionDefinition.of("daily_statistics", ShardKey.ID);

    private final MongoCollection<Document> days;

    DailyStatisticsStore(MongoDatabase database) {
        this.days = LAYOUT.open(database);
    }

    /** The days that were computed, oldest first. */
    List<DailyStatistics> find(String site, LocalDate first, LocalDate last) {
        return days.find(Filters.and(Filters.gte("_id", id(site, first)), Filters.lte("_id", id(site, last))))
                .sort(Sorts.ascending("_id"))
                .map(DailyStatisticsStore::read)
                .into(new ArrayList<>());
    }

    /** The days that were computed and became stale since, of any age. */
    List<DailyStatistics> findStale(String site) {
        return days.find(Filters.and(
                        Filters.gte("_id", site + "/"), Filters.lt("_id", site + "0"), Filters.exists("stale")))
                .map(DailyStatisticsStore::read)
                .into(new ArrayList<>());
    }

    /** Saves a day, unless it became stale while it was computed: then it stays so. */
    void save(String site, DailyStatistics day, @Nullable DailyStatistics before) {
        var id = id(site, day.day());
        var document = document(id, day);
        if (before == null) {
            insertIfAbsent(document);
        } else {
            days.replaceOne(Filters.and(Filters.eq("_id", id), Filters.eq("stale", before.stale())), document);
        }
    }

    private void insertIfAbsent(Document document) {
        try {
            days.insertOne(document);
        } catch (MongoWriteException e) {
            if (!DuplicateKeys.in(e)) {
                throw e;
            }
        }
    }

    /** To be computed again; a day that was not computed is not concerned. */
    void markStale(String site, Collection<LocalDate> some) {
        days.updateMany(
                Filters.in("_id", some.stream().map(day -> id(site, day)).toList()),
                Updates.set("stale", UuidV7.next()));
    }

    private static Document document(String id, DailyStatistics day) {
        return new Document("_id", id)
                .append("day", day.day().toString())
                .append("comments", day.comments())
                .append("held", day.held())
                .append("reports", day.reports())
                .append("secondsToDecision", day.secondsToDecision())
                .append("decisions", day.decisions())
                .append(
                        "articles",
                        day.articles().stream().map(DailyStatisticsStore::write).toList())
                .append(
                        "moderators",
                        day.moderators().stream()
                                .map(DailyStatisticsStore::write)
                                .toList())
                .append(
                        "rules",
                        day.rules().stream().map(DailyStatisticsStore::write).toList())
                .append("computedAt", Date.from(day.computedAt()))
                .append("took", day.took().toMillis());
    }

    private static String id(String site, LocalDate day) {
        return site + "/" + day;
    }

    private static DailyStatistics read(Document document) {
        return new DailyStatistics(
                LocalDate.parse(document.getString("day")),
                document.getInteger("comments"),
                document.getInteger("held"),
                document.getInteger("reports"),
                document.getLong("secondsToDecision"),
                document.getInteger("decisions"),
                document.getList("articles", Document.class).stream()
                        .map(article -> new ArticleCount(article.getString("article"), article.getInteger("comments")))
                        .toList(),
                document.getList("moderators", Document.class).stream()
                        .map(moderator -> new ModeratorLoad(
                                moderator.getString("id"),
                                moderator.getInteger("approved"),
                                moderator.getInteger("rejected"),
                                moderator.getInteger("spam"),
                                moderator.getInteger("deleted")))
                        .toList(),
                document.getList("rules", Document.class).stream()
                        .map(rule -> new RuleAgreement(
                                rule.getString("reason"),
                                rule.getInteger("held"),
                                rule.getInteger("approved"),
                                rule.getInteger("rejected")))
                        .toList(),
                document.getString("stale"),
                document.getDate("computedAt").toInstant(),
                Duration.ofMillis(document.getLong("took")));
    }

    private static Document write(ArticleCount article) {
        return new Document("article", article.article()).append("comments", article.comments());
    }

    private static Document write(ModeratorLoad moderator) {
        return new Document("id", moderator.id())
                .append("approved", moderator.approved())
                .append("rejected", moderator.rejected())
                .append("spam", moderator.spam())
                .append("deleted", moderator.deleted());
    }

    private static Document write(RuleAgreement rule) {
        return new Document("reason", rule.reason())
                .append("held", rule.held())
                .append("approved", rule.approved())
                .append("rejected", rule.rejected());
    }
}
