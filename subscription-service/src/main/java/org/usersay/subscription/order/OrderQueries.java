package org.usersay.subscription.order;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.TimePosition;

/** The staff's queries of the collection {@code orders}: each a range of an index that {@link OrderCollection} names. */
@Component
public class OrderQueries {

    /** By how much a day begins earlier where it begins first than in UTC, in which {@code dueAt} is. */
    private static final Duration EARLIEST = Duration.ofHours(14);

    private static final List<String> STATES =
            Stream.of(OrderState.values()).map(Enum::name).toList();

    private final MongoCollection<Document> orders;

    OrderQueries(MongoDatabase database) {
        this.orders = OrderCollection.LAYOUT.open(database);
    }

    /** Newest first, each read as it is needed. */
    public FindIterable<Document> select(Selection selection, @Nullable TimePosition after) {
        var conditions = new ArrayList<Bson>();
        conditions.add(eq("site", selection.site()));
        if (selection.assignee() != null) {
            conditions.add(eq("assignee", selection.assignee().equals(Selection.NOBODY) ? null : selection.assignee()));
        }
        if (selection.plans() != null) {
            conditions.add(in("form.plan", selection.plans()));
        }
        if (selection.country() != null) {
            conditions.add(eq("country", selection.country()));
        }
        if (selection.state() != null) {
            conditions.add(eq("state", selection.state().name()));
        } else if (selection.isNarrowed()) {
            // The indexes of these fields have the state before the time: its ranges, one for each, are merged in the
            // order.
            conditions.add(in("state", STATES));
        }
        if (selection.from() != null) {
            conditions.add(gte("placedAt", Date.from(selection.from())));
        }
        if (selection.to() != null) {
            conditions.add(lt("placedAt", Date.from(selection.to())));
        }
        if (after != null) {
            conditions.add(after.after("placedAt"));
        }
        return orders.find(and(conditions)).sort(descending("placedAt", "_id"));
    }

    /** Those of the site that have one of these numbers. */
    public List<Order> findAll(String site, Collection<OrderNumber> references) {
        return references.isEmpty()
                ? List.of()
                : orders.find(and(
                                in(
                                        "_id",
                                        references.stream()
                                                .map(OrderNumber::value)
                                                .toList()),
                                eq("site", site)))
                        .map(OrderDocumentMapper::read)
                        .into(new ArrayList<>());
    }

    /** Those that these requests made. */
    public FindIterable<Document> requested(Collection<String> requests) {
        return orders.find(in("request", requests));
    }

    /** Those of a site that have a key that begins so, in the order of the keys. */
    public List<Order> search(String site, String beginning, int limit) {
        return orders.find(and(eq("site", site), regex("searchKeys", "^" + Pattern.quote(beginning))))
                .limit(limit)
                .map(OrderDocumentMapper::read)
                .into(new ArrayList<>());
    }

    /** Those of a site with a notice for the staff, then those that were due before a time, both the earliest first. */
    public List<Order> due(String site, Instant before, int limit) {
        return Stream.of(OrderStore.NOTICED, "dueAt")
                .flatMap(field -> orders
                        .find(and(eq("site", site), lte(field, Date.from(before))))
                        .sort(ascending(field, "_id"))
                        .limit(limit)
                        .map(OrderDocumentMapper::read)
                        .into(new ArrayList<>())
                        .stream())
                .collect(
                        Collectors.toMap(Order::reference, Function.identity(), (one, same) -> one, LinkedHashMap::new))
                .values()
                .stream()
                .limit(limit)
                .toList();
    }

    /** Those of a site in some states whose term begins by a day, newest first, each read as it is needed. */
    Iterable<Order> begun(String site, Collection<String> states, LocalDate day) {
        return orders.find(and(eq("site", site), in("state", states), lte("form.startsOn", day.toString())))
                .sort(descending("placedAt", "_id"))
                .map(OrderDocumentMapper::read);
    }

    /** Those whose term may be over by now. */
    public List<Order> over(Instant now, int limit) {
        return orders.find(and(
                        in("state", OrderState.ACTIVE.name(), OrderState.PARTIALLY_REFUNDED.name()),
                        lte("dueAt", Date.from(now))))
                .limit(limit)
                .map(OrderDocumentMapper::read)
                .into(new ArrayList<>());
    }

    /** Those that are paid for and whose first day may have begun by now, each read as it is needed. */
    public Iterable<Order> toBegin(Instant now) {
        return orders.find(and(eq("state", OrderState.PAID.name()), lte("dueAt", Date.from(now.plus(EARLIEST)))))
                .map(OrderDocumentMapper::read);
    }

    /** Those with an upgrade that waits to be paid for, or was not dealt with since it was. */
    public Iterable<Order> upgrading() {
        return orders.find(gt("upgrade.openSince", Date.from(Instant.EPOCH))).map(OrderDocumentMapper::read);
    }

    /** Those whose subscriber is to be reminded by now. */
    public List<Order> toRemind(Instant now, int limit) {
        return orders.find(lte("remindAt", Date.from(now)))
                .limit(limit)
                .map(OrderDocumentMapper::read)
                .into(new ArrayList<>());
    }

    /** Gifts whose recipient is to be told by now. */
    public List<Order> giftsToTell(Instant now, int limit) {
        return orders.find(lte("giftMailAt", Date.from(now)))
                .limit(limit)
                .map(OrderDocumentMapper::read)
                .into(new ArrayList<>());
    }

    /** Those that were paid, or of which money went back, by now and whose invoice, or credit note, is not issued yet, the earliest first. */
    public List<Order> uninvoiced(Instant now, int limit) {
        return orders.find(lte("uninvoiced", Date.from(now)))
                .sort(ascending("uninvoiced"))
                .limit(limit)
                .map(OrderDocumentMapper::read)
                .into(new ArrayList<>());
    }

    /** Those of these numbers that are orders and were not cancelled. */
    public Collection<OrderNumber> uncancelled(Collection<String> references) {
        return orders.find(and(in("_id", references), ne("state", OrderState.CANCELLED.name())))
                .projection(include("_id"))
                .map(document -> new OrderNumber(document.getString("_id")))
                .into(new ArrayList<>());
    }

    /** Those that have seats in common with an order of one of these numbers, the first that is renewed: index {@code seats.first}. */
    public List<Order> withSeats(Collection<String> firsts) {
        return orders.find(in("seats.first", firsts))
                .map(OrderDocumentMapper::read)
                .into(new ArrayList<>());
    }

    /**
     * Which orders of a site; absent means all.
     *
     * @param assignee id of who looks after them, or {@value #NOBODY}
     * @param plans the ids of those that were ordered
     * @param country of the address that they were ordered with, by the two letters of ISO 3166
     */
    public record Selection(
            String site,
            @Nullable OrderState state,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String assignee,
            @Nullable List<String> plans,
            @Nullable String country) {

        public static final String NOBODY = "nobody";

        /** Those of a period and state. */
        public Selection(String site, @Nullable OrderState state, @Nullable Instant from, @Nullable Instant to) {
            this(site, state, from, to, null, null, null);
        }

        public Selection {
            plans = plans == null ? null : List.copyOf(plans);
        }

        boolean isNarrowed() {
            return assignee != null || plans != null || country != null;
        }
    }
}
