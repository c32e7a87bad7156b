package org.usersay.subscription.session;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.Projections;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Which of some readers used their account: signed in, or renewed a session. Sessions that ended are not kept: who signed out
 * everywhere, or whose sessions lapsed ({@code usersay.session.idle}), counts as inactive. Index {@code {reader, createdAt}}.
 */
@Component
public class ActiveReaders {

    private final SessionStore store;

    ActiveReaders(SessionStore store) {
        this.store = store;
    }

    public Set<String> among(Collection<String> readers, Instant since) {
        return store.collection()
                .find(and(in("reader", readers), gte("rotatedAt", Date.from(since))))
                .projection(Projections.include("reader"))
                .map(session -> session.getString("reader"))
                .into(new HashSet<>());
    }
}
