package org.usersay.gateway.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.gateway.route.Answer;
import org.usersay.gateway.route.Changes;
import org.usersay.gateway.route.Destination;
import org.usersay.gateway.route.Service;

/**
 * Remembers writes, so that no answer asked for before a write is given after it. An answer depends on the articles that
 * its address names; one that names none depends on every write to its service. A write concerns the article that its
 * address names or, where it names none, the one in the service's {@value #ARTICLE} header; failing both, all of them.
 *
 * <p>Marks live as long as an answer or a request in flight holds them, so their number is bounded by the cache.
 */
@Component
final class Marks implements Changes {

    static final String ARTICLE = "Usersay-Article";

    private final Cache<String, Mark> marks = Caffeine.newBuilder().weakValues().build();

    /** What the answer at this address depends on. */
    Mark[] of(Destination destination, @Nullable String query) {
        var service = destination.service();
        var found = new ArrayList<Mark>();
        found.add(held(all(service)));
        if (destination.site() != null && destination.article() != null) {
            found.add(held(one(service, destination.site() + '/' + destination.article())));
        } else if (destination.site() == null || !addNamed(service, destination.site(), query, found)) {
            found.add(held(any(service)));
        }
        return found.toArray(new Mark[0]);
    }

    /** A list of articles depends on each that it names. */
    private boolean addNamed(Service service, String site, @Nullable String query, List<Mark> found) {
        var before = found.size();
        if (query != null) {
            for (var part : query.split("&", -1)) {
                if (part.startsWith("article=")) {
                    found.add(held(one(service, site + '/' + part.substring("article=".length()))));
                }
            }
        }
        return found.size() > before;
    }

    @Override
    public void written(Destination destination, Answer answer) {
        if (answer.status() >= 400 && answer.status() < 500) {
            return;
        }
        var service = destination.service();
        var named = name(destination, answer);
        write(any(service));
        write(named == null ? all(service) : one(service, named));
    }

    private static @Nullable String name(Destination destination, Answer answer) {
        return destination.site() != null && destination.article() != null
                ? destination.site() + '/' + destination.article()
                : answer.headers().getFirst(ARTICLE);
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

    private static String all(Service service) {
        return service.label() + ": all";
    }

    private static String any(Service service) {
        return service.label() + ": any";
    }

    private static String one(Service service, String siteAndArticle) {
        return service.label() + ':' + siteAndArticle;
    }
}
