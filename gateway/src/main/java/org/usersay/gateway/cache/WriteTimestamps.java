package org.usersay.gateway.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.gateway.proxy.ServiceResponse;
import org.usersay.gateway.proxy.WriteObserver;
import org.usersay.gateway.route.BackendService;
import org.usersay.gateway.route.RouteMatch;

/**
 * Timestamps of writes, so that no response requested before a write is sent after it. A response depends on the articles in
 * its address; without any, on every write to its service. A write concerns the article in its address or, without one, that
 * in the service's {@value #ARTICLE} header; without either, all articles.
 *
 * <p>A timestamp lives as long as a cached response or a request in flight refers to it, so the cache bounds their number.
 */
@Component
final class WriteTimestamps implements WriteObserver {

    static final String ARTICLE = "Usersay-Article";

    private final Cache<String, WriteTimestamp> timestamps =
            Caffeine.newBuilder().weakValues().build();

    /** Timestamps that the response at this address depends on. */
    WriteTimestamp[] of(RouteMatch match, @Nullable String query) {
        var service = match.service();
        var found = new ArrayList<WriteTimestamp>();
        found.add(timestamp(allArticles(service)));
        if (match.site() != null && match.article() != null) {
            found.add(timestamp(article(service, match.site() + '/' + match.article())));
        } else if (match.site() == null || !addQueried(service, match.site(), query, found)) {
            found.add(timestamp(anyArticle(service)));
        }
        return found.toArray(new WriteTimestamp[0]);
    }

    /** A list depends on each article in its query; false where there is none. */
    private boolean addQueried(
            BackendService service, String site, @Nullable String query, List<WriteTimestamp> found) {
        var before = found.size();
        if (query != null) {
            for (var part : query.split("&", -1)) {
                if (part.startsWith("article=")) {
                    found.add(timestamp(article(service, site + '/' + part.substring("article=".length()))));
                }
            }
        }
        return found.size() > before;
    }

    @Override
    public void onWrite(RouteMatch match, ServiceResponse response) {
        if (!match.metadata().evicts() || (response.status() >= 400 && response.status() < 500)) {
            return;
        }
        var service = match.service();
        var written = writtenArticle(match, response);
        record(anyArticle(service));
        record(written == null ? allArticles(service) : article(service, written));
    }

    private static @Nullable String writtenArticle(RouteMatch match, ServiceResponse response) {
        return match.site() != null && match.article() != null
                ? match.site() + '/' + match.article()
                : response.headers().getFirst(ARTICLE);
    }

    private WriteTimestamp timestamp(String key) {
        return timestamps.get(key, absent -> new WriteTimestamp());
    }

    private void record(String key) {
        var timestamp = timestamps.getIfPresent(key);
        if (timestamp != null) {
            timestamp.record(System.nanoTime());
        }
    }

    /** Recorded by a write that may concern every article. */
    private static String allArticles(BackendService service) {
        return service.label() + ": all";
    }

    /** Recorded by every write. */
    private static String anyArticle(BackendService service) {
        return service.label() + ": any";
    }

    private static String article(BackendService service, String siteAndArticle) {
        return service.label() + ':' + siteAndArticle;
    }
}
