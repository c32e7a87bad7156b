package org.usersay.subscription.orderterm;

import com.mongodb.MongoException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usersay.subscription.order.Order;
import org.usersay.subscription.order.OrderMails;
import org.usersay.subscription.order.OrderQueries;
import org.usersay.subscription.order.OrderStore;
import org.usersay.subscription.outbox.Mail;

/** Mails to the recipients of gifts, on the day that the orderer chose and not before the order is paid. */
@Component
class GiftMails {

    private static final Logger log = LoggerFactory.getLogger(GiftMails.class);
    private static final int BATCH = 100;

    private final OrderQueries queries;
    private final OrderStore store;
    private final OrderMails orderMails;
    private final Clock clock;

    GiftMails(OrderQueries queries, OrderStore store, OrderMails orderMails, Clock clock) {
        this.queries = queries;
        this.store = store;
        this.orderMails = orderMails;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${usersay.orders.terms:10m}", initialDelayString = "1m")
    void tellRecipients() {
        try {
            tell(clock.instant());
        } catch (MongoException e) {
            log.debug("Recipients of gifts are told later: {}", e.getMessage());
        }
    }

    void tell(Instant now) {
        List<Order> found;
        do {
            found = queries.giftsToTell(now, BATCH);
            found.forEach(order ->
                    store.change(order, List.of(), Collections.singletonMap("giftMailAt", null), mails(order)));
        } while (found.size() == BATCH);
    }

    /** None for an order that was cancelled, or whose term is over, in the meantime. */
    private List<Mail> mails(Order order) {
        return order.state().delivered() ? orderMails.gift(order) : List.of();
    }
}
