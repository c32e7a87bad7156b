package org.usersay.ratings.standing;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.service.SignedClient;
import org.usersay.starter.service.SignedClients;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@code GET /internal/reader-events?after=} of the subscription service, signed with the services' common key. */
@Component
class ReaderEventFeed {

    private static final int PAGE = 100;

    private final SignedClient subscription;
    private final JsonMapper json;

    ReaderEventFeed(StandingSettings settings, SignedClients clients, JsonMapper json) {
        this.subscription = clients.of(settings.subscription(), settings.timeout());
        this.json = json;
    }

    /**
     * The next events.
     *
     * @param place where to read on the next time; none where the feed may still tell of something earlier
     */
    record Page(List<ReaderEvent> items, @Nullable String place) {}

    /** The next events; none where no key is set. */
    Page after(@Nullable String id) throws IOException, InterruptedException {
        if (!subscription.hasKey()) {
            return new Page(List.of(), null);
        }
        var answer = subscription.get("/internal/reader-events?limit=" + PAGE + (id == null ? "" : "&after=" + id));
        if (answer.statusCode() != 200) {
            throw new IOException("the feed of reader events answers " + answer.statusCode());
        }
        return json.readValue(answer.body(), Page.class);
    }
}
