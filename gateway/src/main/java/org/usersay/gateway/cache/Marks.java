package org.usersay.gateway.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.gateway.route.BackendService;
import org.usersay.gateway.route.RouteMatch;
import org.usersay.gateway.route.ServiceResponse;
import org.usersay.gateway.route.WriteObserver;

/**
 * Remembers writes, so that no answer asked for before a write is given after it. An answer depends on the articles that
 * its address names; one that names none depends on every write to its service. A write concerns the article that its
 * address names or, where it names none, the one in the service's {@value #ARTICLE} header; failing both, all of them.
 *
 * <p>Marks live as long as an answer or a request in flight holds them, so their number is bounded by the cache.
 */
@Component
final class Marks implements WriteObserver {

    static final String ARTICLE = "Usersay-Article";

    private final Cache<String, Mark> marks = Caffeine.newBuilder().weakValues().build();

    /** What the answer at this address depends on. */
    Mark[] of(RouteMatch routeMatch, @Nullable String query) {
        var backendService = routeMatch.service();
        var found = new ArrayList<Mark>();
        found.add(held(all(backendService)));
        if (routeMatch.site() != null && routeMatch.article() != null) {
            found.add(held(one(backendService, routeMatch.site() + '/' + routeMatch.article())));
        } else if (routeMatch.site() == null || !addNamed(backendService, routeMatch.site(), query, found)) {
            found.add(held(any(backendService)));
        }
        return found.toArray(new Mark[0]);
    }

    /** A list of articles depends on each that it names. */
    private boolean addNamed(BackendService backendService, String site, @Nullable String query, List<Mark> found) {
        var before = found.size();
        if (query != null) {
            for (var part : query.split("&", -1)) {
                if (part.startsWith("article=")) {
                    found.add(held(one(backendService, site + '/' + part.substring("article=".length()))));
                }
            }
        }
        return found.size() > before;
    }

    @Override
    public void written(RouteMatch routeMatch, ServiceResponse serviceResponse) {
        if (serviceResponse.status() >= 400 && serviceResponse.status() < 500) {
            return;
        }
        var backendService = routeMatch.service();
        var named = name(routeMatch, serviceResponse);
        write(any(backendService));
        write(named == null ? all(backendService) : one(backendService, named));
    }

    private static @Nullable String name(RouteMatch routeMatch, ServiceResponse serviceResponse) {
        return routeMatch.site() != null && routeMatch.article() != null
                ? routeMatch.site() + '/' + routeMatch.article()
                : serviceResponse.headers().getFirst(ARTICLE);
    }

    private Mark held(String name) {
        return marks.get(name, unknown -> new Mark());
    }

    private void write(String name) {
        var mark = marks.getIfPresent(name);
        if (mark != null) {
            mark.write(System.nanoTime());
        }
    }

    private static String all(BackendService backendService) {
        return backendService.label() + ": all";
    }

    private static String any(BackendService backendService) {
        return backendService.label() + ": any";
    }

    private static String one(BackendService backendService, String siteAndArticle) {
        return backendService.label() + ':' + siteAndArticle;
    }
}
