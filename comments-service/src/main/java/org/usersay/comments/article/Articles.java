package org.usersay.comments.article;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.site.ArticleKey;
import org.usersay.starter.site.Sites;

/** The articles whose threads we keep. */
@Service
public class Articles {

    private static final int PINS = 3;
    private static final int ATTEMPTS = 50;

    private final ArticleStore store;
    private final ArticleSearchQuery searchQuery;
    private final AutoClose autoClose;
    private final Sites sites;

    Articles(ArticleStore store, ArticleSearchQuery searchQuery, AutoClose autoClose, Sites sites) {
        this.store = store;
        this.searchQuery = searchQuery;
        this.autoClose = autoClose;
        this.sites = sites;
    }

    /** The article; an open one without title where it is unknown. */
    public Article find(ArticleKey key) {
        return store.find(key).orElseGet(() -> Article.unknown(key)).closingAfter(autoClose.of(key.site()));
    }

    /** The article as it was announced, without automatic closing; an open one without title where it is unknown. */
    Article findAnnounced(ArticleKey key) {
        return store.find(key).orElseGet(() -> Article.unknown(key));
    }

    /** Those of these articles that are known. */
    public Map<ArticleKey, Article> findAll(Collection<ArticleKey> keys) {
        return store.findAll(keys).stream()
                .map(article -> article.closingAfter(autoClose.of(article.key().site())))
                .collect(Collectors.toMap(Article::key, Function.identity()));
    }

    /**
     * Keeps title and address that came with a first comment; an announced article stays as announced. Anybody may have
     * made them up, and the address goes out in feeds, mails and pages: what names a page that is not the site's is not kept.
     */
    public void registerIfAbsent(Article article, @Nullable String title, @Nullable String url) {
        var site = sites.require(article.key().site());
        if (url == null || ArticleLinks.belongs(url, site)) {
            registerIfAbsent(
                    article, new Article(article.key(), title, url, null, null, ArticleState.OPEN, null, List.of()));
        }
    }

    /** The same for an article of which more is known, for instance from an import. */
    public void registerIfAbsent(Article given) {
        registerIfAbsent(find(given.key()), given);
    }

    private void registerIfAbsent(Article known, Article given) {
        if (known.title() == null && known.url() == null && (given.title() != null || given.url() != null)) {
            store.registerIfAbsent(given);
        }
    }

    /** The newest articles of a site of which the title has, for each word of the text, a word that begins so. */
    FoundArticles search(String site, String text, int limit) {
        var found = searchQuery.find(site, text, limit);
        var age = autoClose.of(site);
        return new FoundArticles(
                found.articles().stream()
                        .map(article -> article.closingAfter(age))
                        .toList(),
                found.more());
    }

    /** Every article of a site, one by one; for exports. */
    public void eachOf(String site, Consumer<Article> consumer) {
        store.eachOf(site, consumer);
    }

    Article announce(ArticleKey key, ArticleRequest news) {
        store.announce(key, news);
        return find(key);
    }

    /**
     * Opens or closes an article by the wish of a moderator, whenever it was to close. One that would be closed by its age is
     * open for as long again.
     */
    Article changeState(ArticleKey key, ArticleState state, Instant now) {
        var age = autoClose.of(key.site());
        var byAge = findAnnounced(key).closingBy(state, age);
        var again = state != ArticleState.CLOSED && byAge.stateAt(now) == ArticleState.CLOSED
                ? age.map(now::plus)
                : Optional.<Instant>empty();
        store.changeState(key, state, again.orElse(null));
        return find(key);
    }

    /** What is pinned now, latest first, whatever was read lately. */
    public List<String> pins(ArticleKey key) {
        return store.pins(key).orElse(List.of());
    }

    /** Puts a comment on top of its thread; the oldest of more than three pins gives way. */
    public void pin(ArticleKey key, String comment) {
        repin(key, pins -> first(comment, pins));
    }

    /** The same where nothing has to give way; whether it is pinned now. */
    public boolean pinIfRoom(ArticleKey key, String comment) {
        return repin(key, pins -> pins.contains(comment) || pins.size() >= PINS ? pins : first(comment, pins))
                .contains(comment);
    }

    public void unpin(ArticleKey key, String comment) {
        repin(key, pins -> pins.stream().filter(pin -> !pin.equals(comment)).toList());
    }

    private static List<String> first(String comment, List<String> pins) {
        var changed = new ArrayList<>(pins);
        changed.remove(comment);
        changed.addFirst(comment);
        return List.copyOf(changed.subList(0, Math.min(PINS, changed.size())));
    }

    /** Writes on the condition that the list is still the one read, so that of two moderators none undoes the other. */
    private List<String> repin(ArticleKey key, UnaryOperator<List<String>> change) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<List<String>> before = store.pins(key);
            var after = change.apply(before.orElse(List.of()));
            if (after.equals(before.orElse(List.of()))) {
                return after;
            }
            if (store.pin(key, before, after)) {
                return after;
            }
        }
        throw CommonProblem.UNAVAILABLE.refusal("Too many pins at once; nothing was changed. Try again.");
    }
}
