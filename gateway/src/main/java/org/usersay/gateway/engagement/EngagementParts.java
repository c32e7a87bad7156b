package org.usersay.gateway.engagement;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.gateway.cache.PublicPart;
import org.usersay.gateway.cache.PublicReads;
import org.usersay.gateway.route.BackendService;
import org.usersay.gateway.route.Route;
import org.usersay.gateway.route.RouteMatch;

/** Parts of an answer, read at the same time. */
@Component
class EngagementParts {

    /** A page of an article is not delayed for longer by a part of it. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final int OK = 200;

    private final PublicReads reads;

    EngagementParts(PublicReads reads) {
        this.reads = reads;
    }

    /**
     * What two services answer; null for a part that is not there in time.
     *
     * @param comments of the comments-service
     * @param rating of the ratings-service
     */
    record Pair(@Nullable PublicPart comments, @Nullable PublicPart rating) {

        boolean isStale() {
            return (comments != null && comments.stale()) || (rating != null && rating.stale());
        }
    }

    /**
     * An address of a service.
     *
     * @param article null for an address of the whole site
     * @param query null for none
     */
    record Address(
            BackendService service,
            String site,
            @Nullable String article,
            String path,
            @Nullable String query) {

        private RouteMatch match() {
            return new RouteMatch(new Route("engagement", service, Route.Metadata.PUBLIC), path, site, article);
        }
    }

    /** A read that takes too long is interrupted, which closes its connection: a virtual thread's input and output allow it. */
    Pair read(HttpServletRequest request, Address comments, Address rating) {
        List<Callable<PublicPart>> both = List.of(
                () -> reads.read(request, comments.match(), comments.query()),
                () -> reads.read(request, rating.match(), rating.query()));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var parts = threads.invokeAll(both, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return new Pair(part(parts.getFirst()), part(parts.getLast()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Pair(null, null);
        }
    }

    private static @Nullable PublicPart part(Future<PublicPart> read) {
        return read.state() == Future.State.SUCCESS && read.resultNow().status() == OK ? read.resultNow() : null;
    }
}
