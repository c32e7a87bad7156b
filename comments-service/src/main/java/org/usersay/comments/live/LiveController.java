package org.usersay.comments.live;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.site.Sites;

/** Opens streams. They carry what everybody may read, so nobody is asked who he is. */
@RestController
class LiveController {

    private static final Duration LATER = Duration.ofSeconds(10);

    private final SseConnections sseConnections;
    private final LiveEventLog events;
    private final Sites sites;
    private final LiveSettings settings;
    private final Clock clock;

    LiveController(
            SseConnections sseConnections, LiveEventLog events, Sites sites, LiveSettings settings, Clock clock) {
        this.sseConnections = sseConnections;
        this.events = events;
        this.sites = sites;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The listener enters its room before it asks what it missed, so that nothing falls in between.
     *
     * @param lastEventId what the browser sends when it reconnects by itself
     * @param lastEventIdGiven what a page sends that opens a stream anew, where it can set no header; the older of both
     */
    @GetMapping("/api/v1/sites/{site}/articles/{article}/comments/stream")
    void open(
            @PathVariable String site,
            @PathVariable String article,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            @RequestParam(name = "lastEventId", required = false) @Nullable String lastEventIdGiven,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var thread = sites.article(site, article);
        if (sseConnections.open() >= settings.most()) {
            throw CommonProblem.UNAVAILABLE
                    .refusal("Too many streams are open here.")
                    .retryAfter(LATER);
        }
        SocketSendBuffer.narrow(request);
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE + ";charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        var exchange = request.startAsync();
        exchange.setTimeout(0);
        var self = new AtomicReference<@Nullable SseConnection>();
        var sseConnection = new SseConnection(
                thread,
                exchange,
                response.getOutputStream(),
                settings.backlog(),
                clock.instant().plus(settings.lifetime()),
                () -> {
                    var leaving = self.get();
                    if (leaving != null) {
                        sseConnections.leave(thread, leaving);
                    }
                });
        self.set(sseConnection);
        sseConnections.enter(sseConnection);
        response.getOutputStream().setWriteListener(sseConnection);
        begin(sseConnection, EventId.parse(lastEventId == null ? lastEventIdGiven : lastEventId));
    }

    private void begin(SseConnection sseConnection, EventId seen) {
        var missed = events.since(sseConnection.thread(), seen);
        if (missed.isEmpty()) {
            sseConnection.open(EventId.NOWHERE, seen.known() ? List.of(LiveEvent.RELOAD) : List.of());
        } else if (missed.get().lost()) {
            sseConnection.open(missed.get().now(), List.of(LiveEvent.RELOAD));
        } else {
            sseConnection.open(missed.get().now(), missed.get().events());
        }
    }
}
