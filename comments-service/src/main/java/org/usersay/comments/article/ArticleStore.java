package org.usersay.comments.article;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.DuplicateKeys;
import org.usersay.starter.mongo.ShardKey;
import org.usersay.starter.site.ArticleKey;

/**
 * Collection {@code articles}: {@code _id} is {@code site/article}. Every query is by {@code _id}; no further
 * index.
 */
@Component
class ArticleStore {

    private static final CollectionDefinition LAYOUT = CollectionDefinition.of("articles", ShardKey.ID);

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> articles;

    ArticleStore(MongoDatabase database) {
        this.articles = LAYOUT.open(database);
    }

    Optional<Article> find(ArticleKey key) {
        return Optional.ofNullable(articles.find(id(key)).first()).map(found -> article(key, found));
    }

    /** Those of these that are known: by {@code _id}. */
    List<Article> findAll(Collection<ArticleKey> keys) {
        var byId = keys.stream().collect(Collectors.toMap(ArticleKey::toString, Function.identity()));
        return articles.find(Filters.in("_id", byId.keySet()))
                .batchSize(byId.size() + 1)
                .map(found -> article(Objects.requireNonNull(byId.get(found.getString("_id"))), found))
                .into(new ArrayList<>());
    }

    void announce(ArticleKey key, ArticleRequest news) {
        articles.updateOne(
                id(key),
                Updates.combine(
                        Updates.set("site", key.site()),
                        Updates.set("title", news.title()),
                        Updates.set("url", news.url()),
                        Updates.set("publishedAt", date(news.publishedAt())),
                        Updates.set("state", news.stateOrOpen().name()),
                        Updates.set("closesAt", date(news.closesAt()))),
                UPSERT);
    }

    /** Keeps what the page itself said of an article, unless it is known already. */
    void introduce(Article told) {
        articles.updateOne(
                id(told.key()),
                Updates.combine(
                        Updates.setOnInsert("site", told.key().site()),
                        Updates.setOnInsert("title", told.title()),
                        Updates.setOnInsert("url", told.url()),
                        Updates.setOnInsert("publishedAt", date(told.publishedAt())),
                        Updates.setOnInsert("state", told.state().name()),
                        Updates.setOnInsert("closesAt", date(told.closesAt()))),
                UPSERT);
    }

    /** Every article of a site; for exports. One range of {@code _id}; scans on the embedded store. */
    void eachOf(String site, Consumer<Article> consumer) {
        articles.find(Filters.and(Filters.gte("_id", site + "/"), Filters.lt("_id", site + "0")))
                .batchSize(500)
                .map(found -> {
                    var id = found.getString("_id");
                    return article(new ArticleKey(site, id.substring(site.length() + 1)), found);
                })
                .forEach(consumer);
    }

    /** The article's list of pins; nothing where it never had one. */
    Optional<List<String>> pins(ArticleKey key) {
        return Optional.ofNullable(articles.find(id(key))
                        .projection(Projections.include("pins"))
                        .first())
                .map(found -> found.getList("pins", String.class));
    }

    /** Replaces the list unless it is no longer the one that was read. */
    boolean pin(ArticleKey key, Optional<List<String>> before, List<String> after) {
        var asRead = before.map(pins -> Filters.eq("pins", pins)).orElseGet(() -> Filters.exists("pins", false));
        try {
            var written = articles.updateOne(
                    Filters.and(id(key), asRead),
                    Updates.set("pins", after),
                    new UpdateOptions().upsert(before.isEmpty()));
            return written.getMatchedCount() == 1 || written.getUpsertedId() != null;
        } catch (MongoWriteException e) {
            if (DuplicateKeys.in(e)) {
                return false;
            }
            throw e;
        }
    }

    private static Bson id(ArticleKey key) {
        return Filters.eq("_id", key.toString());
    }

    private static Article article(ArticleKey key, Document found) {
        return new Article(
                key,
                found.getString("title"),
                found.getString("url"),
                instant(found.getDate("publishedAt")),
                ArticleState.valueOf(found.get("state", ArticleState.OPEN.name())),
                instant(found.getDate("closesAt")),
                found.getList("pins", String.class, new ArrayList<>()));
    }

    private static @Nullable Date date(@Nullable Instant instant) {
        return instant == null ? null : Date.from(instant);
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
