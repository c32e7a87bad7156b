package org.usersay.ratings.article;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.DuplicateKeys;
import org.usersay.starter.mongo.Index;
import org.usersay.starter.mongo.ShardKey;
import org.usersay.starter.site.ArticleKey;

/**
 * The announced articles. Collection {@code articles}, {@code _id} {@code site/article}; index {@code unlisted} for those
 * whose last announcement may be missing in the lists.
 */
@Component
public class Articles {

    private static final CollectionDefinition COLLECTION =
            CollectionDefinition.of("articles", ShardKey.ID, Index.on("unlisted"));

    private final MongoCollection<Document> articles;
    private final ArticleSettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Cache<ArticleKey, Optional<Article>> known;

    Articles(MongoDatabase database, ArticleSettings settings, ApplicationEventPublisher events, Clock clock) {
        this.clock = clock;
        this.events = events;
        this.articles = COLLECTION.open(database);
        this.settings = settings;
        this.known = Caffeine.newBuilder()
                .expireAfterWrite(settings.cached())
                .maximumSize(settings.cachedArticles())
                .build();
    }

    void announce(Article article) {
        var update = Updates.combine(update(article), Updates.set("category", article.category()));
        publish(write(eq("_id", article.key().toString()), update));
    }

    /** Takes an announcement of the comments-service unless a later one was taken; a null category stays as it is. */
    void announce(Article article, long announcement) {
        var changes = new ArrayList<Bson>(List.of(update(article), Updates.set("announcement", announcement)));
        if (article.category() != null) {
            changes.add(Updates.set("category", article.category()));
        }
        var older = or(exists("announcement", false), lt("announcement", announcement));
        try {
            publish(write(and(eq("_id", article.key().toString()), older), Updates.combine(changes)));
        } catch (MongoException e) {
            // The index of ids refuses a second document where the first one is not older.
            if (!DuplicateKeys.in(e)) {
                throw e;
            }
        }
    }

    private void publish(Document document) {
        var written = article(document);
        known.put(written.key(), Optional.of(written));
        events.publishEvent(new ArticleAnnounced(written));
    }

    private static Bson update(Article article) {
        return Updates.combine(
                Updates.set("title", article.title()),
                Updates.set("url", article.url() == null ? null : article.url().toString()),
                Updates.set("publishedAt", article.publishedAt() == null ? null : Date.from(article.publishedAt())),
                Updates.set("state", article.state().name()),
                Updates.set("closesAt", article.closesAt() == null ? null : Date.from(article.closesAt())),
                Updates.inc("revision", 1L),
                Updates.set("unlisted", true));
    }

    private Document write(Bson id, Bson update) {
        var options = new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);
        try {
            return Objects.requireNonNull(articles.findOneAndUpdate(id, update, options));
        } catch (MongoException e) {
            if (!DuplicateKeys.in(e)) {
                throw e;
            }
            // Two first announcements at once: the other one is there now.
            return Objects.requireNonNull(articles.findOneAndUpdate(id, update, options));
        }
    }

    /** Articles whose last announcement may be missing in the lists, from MongoDB. */
    public List<Article> unlisted(int limit) {
        var found = articles.find(eq("unlisted", true))
                .limit(limit)
                .map(Articles::article)
                .into(new ArrayList<>());
        found.forEach(article -> known.put(article.key(), Optional.of(article)));
        return found;
    }

    /** The lists have this announcement; a later one stays unlisted. */
    public void listed(Article article) {
        var id = article.key().toString();
        articles.updateOne(and(eq("_id", id), eq("revision", article.revision())), Updates.unset("unlisted"));
        known.invalidate(article.key());
    }

    /** As {@link #find}, past the cache. */
    public Map<ArticleKey, Article> findUncached(Collection<ArticleKey> keys) {
        known.invalidateAll(keys);
        return find(keys);
    }

    /** Idempotent; repeated, since MongoDB may be unavailable at first. */
    @Scheduled(fixedDelayString = "PT10M")
    void createIndexes() {
        COLLECTION.createIndexes(articles);
    }

    public Optional<Article> find(ArticleKey key) {
        return Optional.ofNullable(find(Set.of(key)).get(key));
    }

    /** Those of the articles that were announced. */
    public Map<ArticleKey, Article> find(Collection<ArticleKey> keys) {
        var found = new HashMap<ArticleKey, Article>();
        var asked = known.getAll(keys, missing -> {
            var read = new HashMap<ArticleKey, Optional<Article>>();
            missing.forEach(key -> read.put(key, Optional.empty()));
            articles.find(in("_id", missing.stream().map(ArticleKey::toString).toList()))
                    .forEach(document -> {
                        var article = article(document);
                        read.put(article.key(), Optional.of(article));
                    });
            return read;
        });
        asked.forEach((key, article) -> article.ifPresent(announced -> found.put(key, announced)));
        return found;
    }

    /** Refuses votes on closed articles, and on unknown ones if only announced articles may be rated. */
    public void requireOpen(ArticleKey key) {
        var article = find(key);
        if (article.isEmpty() && settings.announcedOnly()) {
            throw ArticleProblem.UNKNOWN_ARTICLE.refusal("Rate an article that the publisher has announced.");
        }
        if (article.isPresent() && article.get().closedAt(clock.instant())) {
            throw ArticleProblem.THREAD_CLOSED.refusal(
                    "Ratings of this article are closed; do not send this request again.");
        }
    }

    private static Article article(Document stored) {
        var id = stored.getString("_id");
        int slash = id.indexOf('/');
        return new Article(
                new ArticleKey(id.substring(0, slash), id.substring(slash + 1)),
                stored.getString("title"),
                url(stored.getString("url")),
                stored.getString("category"),
                stored.getDate("publishedAt") == null
                        ? null
                        : stored.getDate("publishedAt").toInstant(),
                Article.State.valueOf(stored.getString("state")),
                stored.getDate("closesAt") == null
                        ? null
                        : stored.getDate("closesAt").toInstant(),
                ((Number) stored.get("revision", (Object) 0L)).longValue(),
                stored.getBoolean("unlisted", false));
    }

    private static @Nullable URI url(@Nullable String stored) {
        return stored == null ? null : URI.create(stored);
    }
}
