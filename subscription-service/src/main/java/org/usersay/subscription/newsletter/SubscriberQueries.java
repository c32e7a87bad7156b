package org.usersay.subscription.newsletter;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.FindIterable;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Addresses of a list in their order: indexes {@code {list, emailKey}} and {@code {list, state, emailKey}}, a range of either. */
@Component
class SubscriberQueries {

    /** Comes after every character of an address. */
    private static final char LAST = '\uffff';

    private final NewsletterSubscriptionStore store;

    SubscriberQueries(NewsletterSubscriptionStore store) {
        this.store = store;
    }

    /**
     * Which addresses of a list.
     *
     * @param state null for all
     * @param q beginning of the address, in any case; null for all
     */
    record Selection(
            String site,
            String list,
            @Nullable SubscriptionState state,
            @Nullable String q) {}

    List<Subscriber> page(Selection selection, @Nullable String after, int limit) {
        return find(selection, after).limit(limit).map(Subscriber::read).into(new ArrayList<>());
    }

    /** All of them, each read as it is needed. */
    Iterable<Subscriber> all(Selection selection) {
        return find(selection, null).map(Subscriber::read);
    }

    long count(String site, String list, SubscriptionState state) {
        return store.collection()
                .countDocuments(
                        and(eq("list", NewsletterSubscriptionStore.listName(site, list)), eq("state", state.name())));
    }

    private FindIterable<Document> find(Selection selection, @Nullable String after) {
        var conditions = new ArrayList<Bson>();
        conditions.add(eq("list", NewsletterSubscriptionStore.listName(selection.site(), selection.list())));
        if (selection.state() != null) {
            conditions.add(eq("state", selection.state().name()));
        }
        if (selection.q() != null) {
            var beginning = selection.q().strip().toLowerCase(Locale.ROOT);
            conditions.add(gte("emailKey", beginning));
            conditions.add(lt("emailKey", beginning + LAST));
        }
        if (after != null) {
            conditions.add(gt("emailKey", after));
        }
        return store.collection()
                .find(and(conditions))
                .projection(Projections.exclude("tokens", "mails"))
                .sort(Sorts.ascending("emailKey"));
    }
}
