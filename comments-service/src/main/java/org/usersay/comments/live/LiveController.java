package org.usersay.comments.live;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.Public;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.site.ArticleKey;
import org.usersay.starter.site.Sites;

/** Live streams. They contain public data only. */
@RestController
@Public
class LiveController {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final SseConnections connections;
    private final LiveEventLog events;
    private final Sites sites;
    private final LiveSettings settings;
    private final Clock clock;

    LiveController(SseConnections connections, LiveEventLog events, Sites sites, LiveSettings settings, Clock clock) {
        this.connections = connections;
        this.events = events;
        this.sites = sites;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Opens a stream. The connection is registered before the missed events are read, so that no event falls in between.
     *
     * @param lastEventId header that a browser sends when it reconnects by itself
     * @param lastEventIdParameter for pages that open a new stream, which cannot set a header; the header takes
     *     precedence, since it is the later one
     */
    @GetMapping("/api/v1/sites/{site}/articles/{article}/comments/stream")
    @Operation(summary = "Follow the comments of an article as Server-Sent Events")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/event-stream", schema = @Schema(implementation = String.class)))
    void open(
            @PathVariable String site,
            @PathVariable String article,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            @RequestParam(name = "lastEventId", required = false) @Nullable String lastEventIdParameter,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var key = sites.article(site, article);
        if (connections.size() >= settings.most()) {
            throw CommonProblem.UNAVAILABLE
                    .refusal("Too many streams are open. Try again after the time in Retry-After.")
                    .retryAfter(RETRY_AFTER);
        }
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE + ";charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        var connection = connect(key, request, response);
        resume(connection, EventId.parse(lastEventId == null ? lastEventIdParameter : lastEventId));
    }

    private SseConnection connect(ArticleKey article, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var exchange = request.startAsync();
        exchange.setTimeout(0);
        var out = response.getOutputStream();
        var end = clock.instant().plus(settings.lifetime());
        var connection = new SseConnection(article, exchange, out, settings.backlog(), end, connections::remove);
        connections.add(connection);
        out.setWriteListener(connection);
        return connection;
    }

    private void resume(SseConnection connection, EventId seen) {
        events.replay(connection.article(), seen)
                .ifPresentOrElse(
                        replay -> connection.start(
                                replay.position(), replay.incomplete() ? List.of(LiveEvent.RELOAD) : replay.events()),
                        () -> connection.start(EventId.NONE, seen.known() ? List.of(LiveEvent.RELOAD) : List.of()));
    }
}
