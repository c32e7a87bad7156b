package org.usersay.subscription.order;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.MongoWriteException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.DuplicateKeys;
import org.usersay.starter.webhook.WebhookEvent;
import org.usersay.starter.webhook.WebhookOutbox;
import org.usersay.starter.webhook.Webhooks;
import org.usersay.subscription.account.Account;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.order.Order.Step;
import org.usersay.subscription.outbox.EmbeddedOutbox;
import org.usersay.subscription.outbox.Mail;
import org.usersay.subscription.outbox.Outbox;

/** Writes to the collection {@code orders}, and what an order's own subscriber finds in it. */
@Component
public class OrderStore {

    /** Since when an order has a notice that the staff has not answered yet. */
    public static final String NOTICED = "noticedAt";

    private final MongoCollection<Document> orders;
    private final EmbeddedOutbox embeddedOutbox;
    private final SiteDays days;
    private final Webhooks webhooks;
    private final WebhookOutbox webhookOutbox;

    OrderStore(MongoDatabase database, Outbox outbox, SiteDays days, Webhooks webhooks) {
        this.orders = OrderCollection.LAYOUT.open(database);
        OrderCollection.LAYOUT.createIndexes(orders);
        this.embeddedOutbox = outbox.embeddedIn(orders);
        this.days = days;
        this.webhooks = webhooks;
        this.webhookOutbox = webhooks.embeddedIn(orders, OrderCollection.LAYOUT);
    }

    MongoCollection<Document> collection() {
        return orders;
    }

    /** Keeps the order, its mail and its event in one write; false where the reference or the request is there already. */
    public boolean insert(Order order, String request, @Nullable String fingerprint, List<Mail> mails) {
        var events = ChangedOrder.events(webhooks, order, order.history().getLast());
        var document = OrderDocumentMapper.of(order)
                .append("request", request)
                .append("fingerprint", fingerprint)
                .append(EmbeddedOutbox.FIELD, EmbeddedOutbox.embed(mails.toArray(Mail[]::new)))
                .append(WebhookEvent.FIELD, WebhookEvent.documents(events));
        try {
            orders.insertOne(document);
        } catch (MongoWriteException e) {
            if (DuplicateKeys.in(e)) {
                return false;
            }
            throw e;
        }
        enqueue(order.reference(), mails, events);
        return true;
    }

    public Optional<Order> find(OrderNumber reference) {
        return Optional.ofNullable(orders.find(eq(reference.value())).first()).map(OrderDocumentMapper::read);
    }

    /** What an earlier request with this key made. */
    public Optional<Made> findByRequest(String request) {
        return Optional.ofNullable(orders.find(eq("request", request)).first())
                .map(document -> new Made(OrderDocumentMapper.read(document), document.getString("fingerprint")));
    }

    /**
     * Moves an order on, with its mail and event in the same write, and with fields of its handling, of which null takes one away;
     * empty where it was changed since it was seen. A step in the state that it is in is a note. An upgrade begins when it is paid for.
     */
    public Optional<Order> change(
            Order seen, List<Step> steps, Map<String, @Nullable Object> handling, List<Mail> mails) {
        var fields = handling.entrySet().stream()
                .map(field -> field.getValue() == null ? unset(field.getKey()) : set(field.getKey(), field.getValue()))
                .toList();
        return change(seen, steps, fields, mails);
    }

    private Optional<Order> change(Order before, List<Step> steps, List<Bson> more, List<Mail> mails) {
        var paid = !before.billed() && steps.stream().anyMatch(step -> step.state() == OrderState.PAID);
        var seen = paid && before.credit() != null
                ? before.startingOn(days.of(before.site(), steps.getLast().at()))
                : before;
        var events = ChangedOrder.events(webhooks, seen, steps);
        var changes = new ArrayList<Bson>(more);
        changes.add(inc("version", 1));
        if (!steps.isEmpty()) {
            var last = steps.getLast();
            changes.add(set("state", last.state().name()));
            if (last.state() != seen.state()) {
                changes.add(set("dueAt", seen.dueAt(last.state(), last.at())));
                changes.addAll(reminder(seen, last.state()));
            }
            if (paid || (seen.billed() && steps.stream().anyMatch(seen::paysBack))) {
                changes.add(set("uninvoiced", last.at()));
            }
            if (paid) {
                changes.add(set("form.startsOn", seen.form().startsOn().toString()));
                seen.giftMailAt().ifPresent(at -> changes.add(set("giftMailAt", Date.from(at))));
            }
            changes.add(pushEach(
                    "history", steps.stream().map(OrderDocumentMapper::step).toList()));
        }
        if (!mails.isEmpty()) {
            changes.add(pushEach(EmbeddedOutbox.FIELD, EmbeddedOutbox.embed(mails.toArray(Mail[]::new))));
        }
        if (!events.isEmpty()) {
            changes.add(pushEach(WebhookEvent.FIELD, WebhookEvent.documents(events)));
        }
        var moved = orders.findOneAndUpdate(
                asSeen(seen), combine(changes), new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
        if (moved == null) {
            return Optional.empty();
        }
        enqueue(seen.reference(), mails, events);
        return Optional.of(OrderDocumentMapper.read(moved));
    }

    /** A reminder is due once, from when the term begins until it is over. */
    private static List<Bson> reminder(Order seen, OrderState reached) {
        if (!reached.running()) {
            return List.of(unset("remindAt"));
        }
        return seen.state().running() ? List.of() : List.of(set("remindAt", Date.from(seen.remindAt())));
    }

    /**
     * The invoice of a paid order and its credit notes were issued, or the site issues none; nothing where it was changed since it was
     * seen, for money may have gone back.
     */
    public void invoiced(OrderNumber reference, int version) {
        orders.updateOne(asSeen(reference, version), unset("uninvoiced"));
    }

    public static Bson asSeen(Order seen) {
        return asSeen(seen.reference(), seen.handling().version());
    }

    /** Orders from before there were versions have none until they are changed. */
    private static Bson asSeen(OrderNumber reference, int version) {
        return and(eq(reference.value()), eq("version", version == 0 ? null : version));
    }

    private void enqueue(OrderNumber reference, List<Mail> mails, List<WebhookEvent> events) {
        mails.forEach(mail -> embeddedOutbox.enqueue(reference.value(), mail));
        webhookOutbox.enqueue(new Document("_id", reference.value()), events);
    }

    /** The orders that are an account's to look after, newest first. */
    public List<Order> ownedBy(Account account, int limit) {
        return Stream.of(eq("reader", account.id()), placedSignedOut(account))
                .flatMap(wanted ->
                        read(orders.find(wanted).sort(descending("placedAt")).limit(limit)).stream())
                .sorted(Comparator.comparing(Order::placedAt).reversed())
                .limit(limit)
                .toList();
    }

    /** Paid orders that are not over and are for an account's owner to read. */
    List<Order> heldBy(Account account, int limit) {
        var address = account.email().key();
        return Stream.of(eq("reader", account.id()), eq("emailKey", address), eq("giftEmailKey", address))
                .flatMap(wanted ->
                        read(orders.find(and(wanted, in("state", OrderState.DELIVERED)))
                                        .limit(limit))
                                .stream())
                .filter(order -> order.isFor(account))
                .collect(Collectors.toMap(Order::reference, Function.identity(), (one, same) -> one))
                .values()
                .stream()
                .toList();
    }

    /** All orders of an account, those included that were placed signed out with its address. */
    public Collection<Order> of(Account account) {
        var found = new LinkedHashMap<String, Order>();
        for (var wanted : List.of(eq("reader", account.id()), placedSignedOut(account))) {
            read(orders.find(wanted))
                    .forEach(order -> found.put(order.reference().value(), order));
        }
        return found.values();
    }

    /** With the account's address; an order by another reader that names this address is that reader's. */
    private static Bson placedSignedOut(Account account) {
        return and(eq("emailKey", account.email().key()), eq("reader", null));
    }

    /** Orders by others, or signed out, as a gift to the owner of an address. */
    public List<Order> giftsTo(EmailAddress recipient) {
        return read(orders.find(eq("giftEmailKey", recipient.key())));
    }

    /** Brings an account's orders, those included that were placed signed out, and gifts to it to another address. */
    public void changeEmail(String reader, EmailAddress former, EmailAddress email) {
        var own = and(eq("emailKey", former.key()), or(eq("reader", reader), eq("reader", null)));
        for (var order : read(orders.find(own))) {
            orders.updateOne(
                    and(eq(order.reference().value()), own),
                    combine(
                            set("form.subscriber.email", email.value()),
                            set("emailKey", email.key()),
                            set("searchKeys", OrderDocumentMapper.searchKeys(order.form(), email)),
                            inc("version", 1)));
        }
        orders.updateMany(
                eq("giftEmailKey", former.key()),
                combine(
                        set("form.gift.recipientEmail", email.value()),
                        set("giftEmailKey", email.key()),
                        inc("version", 1)));
    }

    private static List<Order> read(FindIterable<Document> found) {
        return found.map(OrderDocumentMapper::read).into(new ArrayList<>());
    }

    /** An order with the fingerprint of the request that made it. */
    public record Made(Order order, String fingerprint) {}
}
