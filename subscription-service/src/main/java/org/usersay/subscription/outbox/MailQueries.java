package org.usersay.subscription.outbox;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.TimePosition;

/** Mails of one state, newest first: index {@code {state, createdAt, _id}} of both collections, without the words. */
@Component
class MailQueries {

    private static final int MAX_COUNT = 10_000;

    private final MailStore store;
    private final Clock clock;

    MailQueries(MailStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    List<Entry> page(MailState state, @Nullable TimePosition after, int limit) {
        var wanted = eq("state", state.name());
        return store.holding(state)
                .find(after == null ? wanted : and(wanted, after.after("createdAt")))
                .projection(Projections.exclude("text", "html"))
                .sort(Sorts.descending("createdAt", "_id"))
                .limit(limit)
                .map(Entry::of)
                .into(new ArrayList<>());
    }

    /** Number of mails of a state, counted up to {@value #MAX_COUNT}. */
    long count(MailState state) {
        return store.holding(state).countDocuments(eq("state", state.name()), new CountOptions().limit(MAX_COUNT));
    }

    /** Time since the oldest mail that is still to be sent was written, other than those of campaigns; zero without one. */
    Duration oldestWaiting() {
        var oldest = store.holding(MailState.WAITING)
                .find(and(eq("state", MailState.WAITING.name()), eq("lane", Lane.PROMPT.name())))
                .projection(Projections.include("createdAt"))
                .sort(Sorts.ascending("createdAt", "_id"))
                .first();
        return oldest == null
                ? Duration.ZERO
                : Duration.between(oldest.getDate("createdAt").toInstant(), clock.instant());
    }

    /** One mail, without its words. */
    record Entry(
            String id,
            String to,
            String subject,
            MailState state,
            int attempts,
            Instant createdAt,
            @Nullable Instant dueAt,
            @Nullable Instant sentAt,
            @Nullable String error) {

        static Entry of(Document document) {
            return new Entry(
                    document.getString("_id"),
                    document.getString("to"),
                    document.getString("subject"),
                    MailState.valueOf(document.getString("state")),
                    document.getInteger("attempts"),
                    document.getDate("createdAt").toInstant(),
                    instant(document.getDate("dueAt")),
                    instant(document.getDate("sentAt")),
                    document.getString("error"));
        }

        private static @Nullable Instant instant(@Nullable Date date) {
            return date == null ? null : date.toInstant();
        }

        List<String> position() {
            return new TimePosition(createdAt, id).values();
        }
    }
}
