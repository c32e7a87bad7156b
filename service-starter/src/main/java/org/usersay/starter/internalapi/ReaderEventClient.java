package org.usersay.starter.internalapi;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Follows {@code GET /internal/reader-events?after=} of the subscription-service. An event is acted on as soon as it is
 * told, though an earlier one may turn up later; then it is acted on again, after that one. For one thread.
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
     * @param place where to read on the next time; none where the feed may still tell of something earlier
     */
    record Page(List<ReaderEvent> items, @Nullable String place) {}

    /**
     * Acts on what is new after a place, oldest first. What {@code act} throws ends this; that event and those after it come again.
     *
     * @param place of the last event before which nothing can turn up any more; none at the beginning
     * @return the place to be kept, once all that comes before it was acted on; none where it is the same
     * @throws IOException where the feed cannot be read
     */
    public Optional<String> follow(@Nullable String place, Consumer<ReaderEvent> act)
            throws IOException, InterruptedException {
        var page = after(place);
        for (var event : eventDeduplicator.newIn(page.items())) {
            act.accept(event);
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
            throw new IOException("the feed of reader events answers " + answer.statusCode());
        }
        return json.readValue(answer.body(), Page.class);
    }
}
