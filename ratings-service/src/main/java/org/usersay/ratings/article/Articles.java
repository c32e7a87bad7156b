package org.usersay.ratings.article;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndReplaceOptions;
import java.net.URI;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.usersay.starter.site.ArticleKey;

/** The announced articles. Collection {@code articles}, {@code _id} and shard key {@code site/article}. */
@Component
public class Articles {

    private final MongoCollection<Document> articles;
    private final ArticleSettings settings;
    private final ApplicationEventPublisher events;
    private final Cache<ArticleKey, Optional<Article>> known;

    Articles(MongoDatabase database, ArticleSettings settings, ApplicationEventPublisher events) {
        this.events = events;
        this.articles = database.getCollection("articles");
        this.settings = settings;
        this.known = Caffeine.newBuilder()
                .expireAfterWrite(settings.cached())
                .maximumSize(settings.cachedArticles())
                .build();
    }

    void announce(Article article) {
        var document = new Document("_id", article.key().toString())
                .append("title", article.title())
                .append("url", article.url() == null ? null : article.url().toString())
                .append("category", article.category())
                .append("publishedAt", article.publishedAt() == null ? null : Date.from(article.publishedAt()))
                .append("state", article.state().name());
        var before = Optional.ofNullable(articles.findOneAndReplace(
                        eq("_id", article.key().toString()), document, new FindOneAndReplaceOptions().upsert(true)))
                .map(Articles::article);
        known.put(article.key(), Optional.of(article));
        var former = before.map(Article::category).filter(category -> !category.equals(article.category()));
        events.publishEvent(new ArticleAnnounced(article.key(), former));
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

    /** Returns if the article takes votes; else refuses. */
    public void requireOpen(ArticleKey key) {
        var article = find(key);
        if (article.isEmpty() && settings.announcedOnly()) {
            throw ArticleProblem.UNKNOWN_ARTICLE.refusal("The publisher has not announced this article.");
        }
        if (article.isPresent() && article.get().state() == Article.State.CLOSED) {
            throw ArticleProblem.RATING_CLOSED.refusal("This article takes no more ratings.");
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
                Article.State.valueOf(stored.getString("state")));
    }

    private static @Nullable URI url(@Nullable String stored) {
        return stored == null ? null : URI.create(stored);
    }
}
