package org.usersay.subscription.ordering;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.MongoIterable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import org.usersay.subscription.cleanup.ExpiringData;
import org.usersay.subscription.order.Order;
import org.usersay.subscription.order.Order.Step;
import org.usersay.subscription.order.OrderCollection;
import org.usersay.subscription.order.OrderDocumentMapper;
import org.usersay.subscription.order.OrderForm;
import org.usersay.subscription.order.OrderPeriodMapper;
import org.usersay.subscription.order.OrderStore;
import org.usersay.subscription.outbox.EmbeddedOutbox;

/** Deletion of subscribers and recipients from their orders. What the books need stays. */
@Component
class OrderErasure implements ExpiringData {

    private final OrderStore store;
    private final MongoCollection<Document> orders;

    OrderErasure(OrderStore store, MongoDatabase database) {
        this.store = store;
        this.orders = OrderCollection.LAYOUT.open(database);
    }

    /** Deletes the subscriber: at once, or at the end of a term that is paid for, until when the carrier needs the address. */
    void erase(Order order, Instant now) {
        if (order.running(now)) {
            orders.updateOne(
                    eq(order.reference().value()),
                    combine(
                            set("eraseAt", Date.from(order.endsAt())),
                            set("history.0.by", Step.SUBSCRIBER),
                            unset("reader")));
        } else {
            erase(order);
        }
    }

    /** The same for the recipient of a gift. */
    void eraseRecipient(Order gift, Instant now) {
        if (gift.running(now)) {
            orders.updateOne(eq(gift.reference().value()), set("eraseRecipientAt", Date.from(gift.endsAt())));
        } else {
            eraseRecipient(gift);
        }
    }

    /**
     * Deletes who ordered, for whom and where to, what staff noted, and the company unless it was billed; repeating it changes
     * nothing.
     */
    private void erase(Order order) {
        var seen = Optional.of(order);
        while (seen.isPresent() && !eraseAsSeen(seen.get())) {
            seen = store.find(order.reference());
        }
    }

    /** False where the order was changed since it was seen, which may add a note. */
    private boolean eraseAsSeen(Order seen) {
        var changes = new ArrayList<Bson>(List.of(
                set("form.subscriber", OrderDocumentMapper.subscriber(OrderForm.Subscriber.ERASED)),
                set("history.0.by", Step.SUBSCRIBER),
                unset("form.delivery"),
                unset("country"),
                unset("form.gift"),
                unset(OrderDocumentMapper.CONSENTS),
                unset(OrderPeriodMapper.ADDRESSES),
                unset(EmbeddedOutbox.FIELD),
                unset("reader"),
                unset("emailKey"),
                unset("searchKeys"),
                unset("assignee"),
                unset("giftEmailKey"),
                unset("giftMailAt"),
                unset("eraseAt"),
                unset("eraseRecipientAt"),
                inc("version", 1)));
        if (!seen.billed()) {
            changes.add(unset("form.company"));
        }
        for (int step = 0; step < seen.history().size(); step++) {
            changes.add(unset("history." + step + ".note"));
        }
        return orders.updateOne(OrderStore.asSeen(seen), combine(changes)).getMatchedCount() > 0;
    }

    /** Deletes to whom a gift goes and where to; repeating it changes nothing. */
    private void eraseRecipient(Order order) {
        orders.updateOne(
                eq(order.reference().value()),
                combine(
                        set("form.gift", OrderDocumentMapper.gift(OrderForm.Gift.ERASED)),
                        unset("form.delivery"),
                        unset("country"),
                        unset(OrderPeriodMapper.ADDRESSES),
                        unset("giftEmailKey"),
                        unset("giftMailAt"),
                        unset("eraseRecipientAt")));
    }

    /** A term may have become longer in the meantime. */
    @Override
    public void deleteExpired(Instant now) {
        due("eraseAt", now).forEach(order -> erase(order, now));
        due("eraseRecipientAt", now).forEach(order -> eraseRecipient(order, now));
    }

    private MongoIterable<Order> due(String field, Instant now) {
        return orders.find(lte(field, Date.from(now))).map(OrderDocumentMapper::read);
    }
}
