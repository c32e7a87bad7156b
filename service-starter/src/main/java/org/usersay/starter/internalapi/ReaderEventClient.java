package org.usersay.starter.internalapi;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Client of the feed {@code GET /internal/reader-events?after=} of the subscription-service. An event is processed as
 * soon as it appears, though an earlier one may appear later; then it is processed again after that one. Not
 * thread-safe.
 */
public final class ReaderEventClient {

    private static final int PAGE = 100;

    private final EventDeduplicator<ReaderEvent> eventDeduplicator = new EventDeduplicator<>(ReaderEvent::id);
    private final SignedHttpClient subscription;
    private final JsonMapper json;

    public ReaderEventClient(SignedHttpClient subscription, JsonMapper json) {
        this.subscription = subscription;
        this.json = json;
    }

    /**
     * The next events.
     *
     * @param place to continue from; none where the feed may still contain earlier events
     */
    record Page(List<ReaderEvent> items, @Nullable String place) {}

    /**
     * Processes the new events after a place, oldest first. An exception of {@code action} ends this; that event and
     * those after it are processed again.
     *
     * @param place of the last event before which none can appear; none at the beginning
     * @return the place to store once all earlier events were processed; none if unchanged
     * @throws IOException if the feed cannot be read
     */
    public Optional<String> follow(@Nullable String place, Consumer<ReaderEvent> action)
            throws IOException, InterruptedException {
        var page = after(place);
        for (var event : eventDeduplicator.newIn(page.items())) {
            action.accept(event);
            eventDeduplicator.done(event);
        }
        return Optional.ofNullable(page.place());
    }

    /** The next events; none where no key is set. */
    Page after(@Nullable String id) throws IOException, InterruptedException {
        if (!subscription.hasKey()) {
            return new Page(List.of(), null);
        }
        var answer = subscription.get("/internal/reader-events?limit=" + PAGE + (id == null ? "" : "&after=" + id));
        if (answer.statusCode() != 200) {
            throw new IOException("the feed of reader events answered " + answer.statusCode());
        }
        return json.readValue(answer.body(), Page.class);
    }
}
