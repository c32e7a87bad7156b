package org.usersay.comments.article;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Clock;
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
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.DuplicateKeys;
import org.usersay.starter.mongo.Index;
import org.usersay.starter.mongo.ShardKey;
import org.usersay.starter.site.ArticleKey;
import org.usersay.starter.text.SearchWords;

/**
 * Collection {@code articles}: {@code _id} is {@code site/article}. Queries are by {@code _id}, or by
 * {@code unsent} for announcements that were not passed on; {@link ArticleSearchQuery} has its own. {@code listedAt} is when an
 * article was published, or first seen where nobody said when.
 */
@Component
class ArticleStore {

    /** Each beginning of each word of the title. */
    static final String TITLE_BEGINNINGS = "titleBeginnings";

    static final CollectionDefinition LAYOUT = CollectionDefinition.of(
            "articles",
            ShardKey.ID,
            Index.sparse("unsent"),
            Index.on("site", TITLE_BEGINNINGS, "listedAt", "_id"),
            Index.on("site", "listedAt", "_id"));

    /** An article without what only finds it. */
    static final Bson WITHOUT_KEYS = Projections.exclude(TITLE_BEGINNINGS);

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> articles;
    private final Clock clock;

    ArticleStore(MongoDatabase database, Clock clock) {
        this.articles = LAYOUT.open(database);
        this.clock = clock;
    }

    Optional<Article> find(ArticleKey key) {
        return Optional.ofNullable(
                        articles.find(id(key)).projection(WITHOUT_KEYS).first())
                .map(found -> article(key, found));
    }

    /** Those of these that are known: by {@code _id}. */
    List<Article> findAll(Collection<ArticleKey> keys) {
        var byId = keys.stream().collect(Collectors.toMap(ArticleKey::toString, Function.identity()));
        return articles.find(Filters.in("_id", byId.keySet()))
                .projection(WITHOUT_KEYS)
                .batchSize(byId.size() + 1)
                .map(found -> article(Objects.requireNonNull(byId.get(found.getString("_id"))), found))
                .into(new ArrayList<>());
    }

    void announce(ArticleKey key, ArticleRequest news) {
        articles.updateOne(
                id(key),
                Updates.combine(
                        Updates.inc("revision", 1L),
                        Updates.set("unsent", true),
                        news.category() == null
                                ? Updates.set("site", key.site())
                                : Updates.combine(
                                        Updates.set("site", key.site()), Updates.set("category", news.category())),
                        title(news.title()),
                        Updates.set("url", news.url()),
                        Updates.set("publishedAt", date(news.publishedAt())),
                        listed(news.publishedAt()),
                        Updates.set("state", news.stateOrOpen().name()),
                        Updates.set("closesAt", date(news.closesAt()))),
                UPSERT);
    }

    /** An unknown article becomes known by it, without title; nobody announced it, so nothing is passed on. */
    void changeState(ArticleKey key, ArticleState state, @Nullable Instant closesAt) {
        var changes = Updates.combine(
                Updates.set("site", key.site()),
                listed(null),
                Updates.set("state", state.name()),
                Updates.set("closesAt", date(closesAt)));
        var announced = articles.updateOne(
                Filters.and(id(key), Filters.gte("revision", 1L)),
                Updates.combine(changes, Updates.inc("revision", 1L), Updates.set("unsent", true)));
        if (announced.getMatchedCount() == 0) {
            articles.updateOne(id(key), changes, UPSERT);
        }
    }

    /** An article whose last announcement was not passed on. */
    record Unsent(ArticleKey key, long revision, @Nullable String category) {}

    /** Some of the articles whose last announcement was not passed on: index {@code unsent}. */
    List<Unsent> unsent(int limit) {
        return articles.find(Filters.eq("unsent", true))
                .limit(limit)
                .map(found -> new Unsent(
                        key(found.getString("_id")),
                        ((Number) found.get("revision", (Object) 0L)).longValue(),
                        found.getString("category")))
                .into(new ArrayList<>());
    }

    /** The announcement was passed on; a later one stays unsent. */
    void sent(Unsent article) {
        articles.updateOne(
                Filters.and(id(article.key()), Filters.eq("revision", article.revision())), Updates.unset("unsent"));
    }

    /** Idempotent; repeated, since MongoDB may be unavailable at first. */
    @Scheduled(fixedDelayString = "PT10M")
    void createIndexes() {
        LAYOUT.createIndexes(articles);
    }

    /** Keeps what the page itself said of an article; of one that is known already without title and address, those two. */
    void registerIfAbsent(Article given) {
        var written = articles.updateOne(
                id(given.key()),
                Updates.combine(
                        Updates.setOnInsert("site", given.key().site()),
                        Updates.setOnInsert("title", given.title()),
                        Updates.setOnInsert(TITLE_BEGINNINGS, beginnings(given.title())),
                        Updates.setOnInsert("url", given.url()),
                        Updates.setOnInsert("publishedAt", date(given.publishedAt())),
                        Updates.setOnInsert(
                                "listedAt", date(Objects.requireNonNullElseGet(given.publishedAt(), clock::instant))),
                        Updates.setOnInsert("state", given.state().name()),
                        Updates.setOnInsert("closesAt", date(given.closesAt()))),
                UPSERT);
        if (written.getUpsertedId() == null) {
            articles.updateOne(
                    Filters.and(id(given.key()), Filters.eq("title", null), Filters.eq("url", null)),
                    Updates.combine(title(given.title()), Updates.set("url", given.url()), listed(null)));
        }
    }

    /** Every article of a site; for exports. One range of {@code _id}; scans on the embedded store. */
    void eachOf(String site, Consumer<Article> consumer) {
        articles.find(Filters.and(Filters.gte("_id", site + "/"), Filters.lt("_id", site + "0")))
                .projection(WITHOUT_KEYS)
                .batchSize(500)
                .map(ArticleStore::article)
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

    private static ArticleKey key(String id) {
        int slash = id.indexOf('/');
        return new ArticleKey(id.substring(0, slash), id.substring(slash + 1));
    }

    private static Bson title(@Nullable String title) {
        return Updates.combine(Updates.set("title", title), Updates.set(TITLE_BEGINNINGS, beginnings(title)));
    }

    private static List<String> beginnings(@Nullable String title) {
        return title == null ? List.of() : SearchWords.beginnings(title);
    }

    private Bson listed(@Nullable Instant publishedAt) {
        return publishedAt == null
                ? Updates.min("listedAt", Date.from(clock.instant()))
                : Updates.set("listedAt", Date.from(publishedAt));
    }

    private static Bson id(ArticleKey key) {
        return Filters.eq("_id", key.toString());
    }

    static Article article(Document found) {
        return article(key(found.getString("_id")), found);
    }

    private static Article article(ArticleKey key, Document found) {
        return new Article(
                key,
                found.getString("title"),
                found.getString("url"),
                instant(found.getDate("publishedAt")),
                instant(found.getDate("listedAt")),
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
