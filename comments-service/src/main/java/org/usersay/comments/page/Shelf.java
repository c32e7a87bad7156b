package org.usersay.comments.page;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.usersay.comments.article.Article;
import org.usersay.comments.article.Articles;
import org.usersay.comments.count.ChangesMissed;
import org.usersay.comments.count.Listings;
import org.usersay.comments.count.Request;
import org.usersay.comments.count.Slice;
import org.usersay.comments.count.ThreadTouched;
import org.usersay.starter.site.ArticleKey;

/**
 * Pages made lately. When a thread is touched its pages are doubted, not thrown away: the next reader of each compares
 * which comments, in which versions, it would show now, and only a page that shows something else is made again. Of
 * many readers who want the same doubtful page one does the work and the others wait for it.
 */
@Component
class Shelf {

    private static final int PAGES = 2_000;
    private static final int THREADS = 20_000;

    /** After this long even an untouched page is compared. */
    private static final Duration TRUSTED = Duration.ofSeconds(30);

    private final Listings listings;
    private final Articles articles;
    private final Clock clock;
    private final Cache<Request, Place> places =
            Caffeine.newBuilder().maximumSize(PAGES).build();

    /** When each thread was last touched, in a count that all share, so that a forgotten entry never comes back equal. */
    private final Cache<ArticleKey, Long> touches =
            Caffeine.newBuilder().maximumSize(THREADS).build();

    private final AtomicLong count = new AtomicLong();

    Shelf(Listings listings, Articles articles, Clock clock) {
        this.listings = listings;
        this.articles = articles;
        this.clock = clock;
    }

    /** What a page was made of, and until when it is good without a look. */
    private record Made(RenderedPage page, Slice slice, Article article, Long touch, Instant until) {}

    /** Where one page stands, and whose turn it is to make it. */
    private static final class Place {
        private final ReentrantLock turn = new ReentrantLock();
        private volatile @Nullable Made made;
    }

    Shown page(Request request, Function<Slice, RenderedPage> write) {
        var place = places.get(request, wanted -> new Place());
        var made = place.made;
        if (made != null && good(made, request)) {
            return show(made, request);
        }
        place.turn.lock();
        try {
            made = place.made;
            if (made == null || !good(made, request)) {
                made = make(request, made, write);
                place.made = made;
            }
            return show(made, request);
        } finally {
            place.turn.unlock();
        }
    }

    private Shown show(Made made, Request request) {
        return new Shown(made.page(), () -> good(made, request) && !listings.copiesAreAway());
    }

    private boolean good(Made made, Request request) {
        return listings.hearsOthers()
                && made.touch().equals(touches.getIfPresent(request.thread()))
                && clock.instant().isBefore(made.until());
    }

    private Made make(Request request, @Nullable Made before, Function<Slice, RenderedPage> write) {
        var now = clock.instant();
        var touch = touches.get(request.thread(), thread -> count.incrementAndGet());
        var slice = listings.slice(request);
        var article = articles.find(request.thread());
        var until = Articles.nextChange(article, now, TRUSTED);
        boolean same = before != null
                && shown(request, before.slice()).equals(shown(request, slice))
                && before.article().equals(article)
                && before.article().stateAt(now)
                        == before.article().stateAt(before.until().minusMillis(1));
        var page = same && before != null ? before.page() : write.apply(slice);
        return new Made(page, slice, article, touch, until);
    }

    /** A page of replies does not tell how many comments the thread has. */
    private static Slice shown(Request request, Slice slice) {
        return request.whose() == null ? slice : new Slice(0, slice.total(), slice.entries(), slice.pinned());
    }

    /** Every page is compared when it is next read. */
    @EventListener
    void doubt(ChangesMissed event) {
        touches.invalidateAll();
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void doubt(ThreadTouched event) {
        touches.asMap().computeIfPresent(event.thread(), (thread, before) -> count.incrementAndGet());
    }
}
