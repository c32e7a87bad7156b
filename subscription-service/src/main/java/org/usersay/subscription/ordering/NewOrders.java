package org.usersay.subscription.ordering;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.site.Sites;
import org.usersay.subscription.account.Accounts;
import org.usersay.subscription.attemptlimit.MailLimiter;
import org.usersay.subscription.catalog.SiteCatalog.Offer;
import org.usersay.subscription.consent.GivenConsent;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.contact.Language;
import org.usersay.subscription.order.Bill;
import org.usersay.subscription.order.Handling;
import org.usersay.subscription.order.Order;
import org.usersay.subscription.order.Order.BoughtSeats;
import org.usersay.subscription.order.Order.Step;
import org.usersay.subscription.order.OrderForm;
import org.usersay.subscription.order.OrderMails;
import org.usersay.subscription.order.OrderNumber;
import org.usersay.subscription.order.OrderState;
import org.usersay.subscription.order.OrderStore;
import org.usersay.subscription.order.OrderTokens;
import org.usersay.subscription.outbox.Mail;
import org.usersay.subscription.quote.Quote;
import org.usersay.subscription.requester.Requester;

/** Orders as they are written first: a number, what is sold and for how much, the first step, and the mail about it. */
@Component
public class NewOrders {

    private final OrderStore store;
    private final OrderMails orderMails;
    private final OrderTokens tokens;
    private final Accounts accounts;
    private final MailLimiter mailLimiter;
    private final Sites sites;
    private final Clock clock;
    private final MeterRegistry meters;

    NewOrders(
            OrderStore store,
            OrderMails orderMails,
            OrderTokens tokens,
            Accounts accounts,
            MailLimiter mailLimiter,
            Sites sites,
            Clock clock,
            MeterRegistry meters) {
        this.store = store;
        this.orderMails = orderMails;
        this.tokens = tokens;
        this.accounts = accounts;
        this.mailLimiter = mailLimiter;
        this.sites = sites;
        this.clock = clock;
        this.meters = meters;
    }

    /** An order with a random number, which is not written yet. */
    public Order of(String site, OrderForm form, Sale sale, @Nullable String owner) {
        var now = clock.instant();
        var language = form.locale() == null ? Language.of(sites.require(site).locale()) : form.locale();
        var reference = OrderNumber.random();
        var plan = sale.offer().plan();
        return new Order(
                reference,
                site,
                OrderState.SUBMITTED,
                owner,
                form,
                sale.offer().publication().name(language),
                plan.name(language),
                plan.termMonths(),
                sale.offer().entitlements(),
                BoughtSeats.of(
                        plan,
                        form.copies(),
                        sale.before() == null ? reference : sale.before().first()),
                sale.quote().total(),
                sale.bill(),
                GivenConsent.proof(form.consents(), now),
                language,
                now,
                List.of(new Step(OrderState.SUBMITTED, now, sale.by(), null)),
                Handling.NEW);
    }

    /** Writes an order; false where its number or its request is there already. */
    public boolean insert(Order order, String request, @Nullable String fingerprint, boolean mailed) {
        var mails = mailed ? List.of(orderMails.submitted(order, tokens.of(order.reference()))) : List.<Mail>of();
        if (store.insert(order, request, fingerprint, mails)) {
            meters.counter("usersay.orders.placed", "site", order.site()).increment();
            return true;
        }
        return false;
    }

    /** Whether a mail may go to the address of an order that somebody places. */
    public boolean admitsMail(EmailAddress email, @Nullable String owner, Requester requester) {
        return Optional.ofNullable(owner)
                        .flatMap(accounts::find)
                        .filter(account -> account.email().key().equals(email.key()))
                        .isPresent()
                ? mailLimiter.admitsOwn(email)
                : mailLimiter.admits(email, requester);
    }

    /**
     * What is sold.
     *
     * @param credit what is left of the order that it upgrades; null where it is none
     * @param before seats of the order that it follows; null where it follows none, or one without
     * @param by who orders, as the history has it
     */
    public record Sale(
            Offer offer,
            Quote quote,
            Bill.@Nullable Credit credit,
            @Nullable BoughtSeats before,
            String by) {

        private Bill bill() {
            var bill = Bill.of(quote, offer.plan());
            return credit == null ? bill : bill.with(credit);
        }
    }
}
