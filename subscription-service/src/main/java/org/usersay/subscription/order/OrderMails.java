package org.usersay.subscription.order;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.site.Sites;
import org.usersay.subscription.catalog.Price;
import org.usersay.subscription.outbox.Mail;
import org.usersay.subscription.outbox.MailImage;
import org.usersay.subscription.outbox.MailTemplates;
import org.usersay.subscription.outbox.PublicLinks;
import org.usersay.subscription.payment.QrImage;
import org.usersay.subscription.secret.RandomToken;

/**
 * Mails to subscribers. The address is unverified, so they contain no text of the form: only what is sold and its
 * price.
 */
@Component
public class OrderMails {

    /** Of the payment code, in pixels, for a telephone that is held before another screen. */
    private static final int CODE_WIDTH = 240;

    private final MailTemplates mailTemplates;
    private final PublicLinks publicLinks;
    private final Sites sites;
    private final PaymentMethods paymentMethods;

    OrderMails(MailTemplates mailTemplates, PublicLinks publicLinks, Sites sites, PaymentMethods paymentMethods) {
        this.mailTemplates = mailTemplates;
        this.publicLinks = publicLinks;
        this.sites = sites;
        this.paymentMethods = paymentMethods;
    }

    public Mail submitted(Order order, RandomToken token) {
        return unpaid("order-submitted", order, token);
    }

    /** Mail about a state that concerns the subscriber; none for others. */
    public List<Mail> about(Order order, OrderState reached, RandomToken token) {
        if (order.erased()) {
            return List.of();
        }
        return switch (reached) {
            case CONFIRMED -> List.of(unpaid("order-confirmed", order, token));
            case PAID -> List.of(order.seats() == null ? mail("order-paid", order, token) : seats(order, token));
            case ACTIVE -> List.of(mail("order-active", order, token));
            case CANCELLED -> List.of(mail("order-cancelled", order, token));
            case EXPIRED -> ended(order, token);
            case SUBMITTED, PARTIALLY_REFUNDED -> List.of();
        };
    }

    /** Mail about a paid order whose seats its subscriber gives. */
    private Mail seats(Order order, RandomToken token) {
        var site = sites.findOrFirst(order.site());
        var words = Map.of(
                "seats", Integer.toString(Objects.requireNonNull(order.seats()).count()),
                "account", publicLinks.page("account", site, order.language()));
        return mail("order-paid", "order-paid-seats", order, token, words);
    }

    /** Mail to the recipient of a gift. The order is paid, so that it says who gives it, and with which words. */
    public List<Mail> gift(Order order) {
        var gift = order.form().gift();
        if (gift == null || gift.recipientEmail() == null || order.erased()) {
            return List.of();
        }
        var words = Map.of(
                "giver", order.form().subscriber().name().value(),
                "recipient", gift.recipientName().value(),
                "message", gift.message() == null ? "" : gift.message().value(),
                "publication", order.publication(),
                "plan", order.planName(),
                "startsOn", begin(order),
                "reading", reading("order-reading", order));
        return List.of(Mail.awaited(
                "order-gift-" + order.reference(),
                gift.recipientEmail(),
                mailTemplates.write("order-gift", sites.findOrFirst(order.site()), order.language(), words)));
    }

    /** Mail before the end of a term. */
    public List<Mail> ending(Order order, RandomToken token) {
        return term("order-ending", order, token);
    }

    /** Mail at the end of a term. */
    public List<Mail> ended(Order order, RandomToken token) {
        return term("order-expired", order, token);
    }

    private List<Mail> term(String template, Order order, RandomToken token) {
        var end = order.endsOn().toString();
        return order.erased() ? List.of() : List.of(mail(template, template, order, token, Map.of("end", end)));
    }

    /** Mail about a hold or another address, one for each change of the order; it names days and no address. */
    public List<Mail> period(
            Order order, PeriodChange change, LocalDate from, @Nullable LocalDate to, RandomToken token) {
        if (order.erased()) {
            return List.of();
        }
        var template = switch (change) {
            case HELD -> "order-held";
            case HOLD_REMOVED -> "order-hold-removed";
            case MOVED -> to == null ? "order-moved" : "order-moved-until";
            case MOVE_REMOVED -> "order-move-removed";
            case SEAT_OFFERED, SEAT_REMOVED, UPGRADE_ORDERED, UPGRADE_WITHDRAWN, UPGRADED ->
                throw new IllegalArgumentException("no mail is about " + change);
        };
        var words = Map.of(
                "from", from.toString(),
                "to", to == null ? "" : to.toString(),
                "end", order.endsOn().toString());
        return List.of(mail(template + "-" + order.handling().version(), template, order, token, words));
    }

    /** Mail about money that goes back; one for each change of the order. */
    public List<Mail> refunded(Order order, Price refund, RandomToken token) {
        var template = "order-refunded";
        var key = template + "-" + order.handling().version();
        return order.erased()
                ? List.of()
                : List.of(mail(key, template, order, token, Map.of("refund", refund.written(order.language()))));
    }

    /** Mail about an order that waits to be paid for, with the transfer where the site takes one. */
    private Mail unpaid(String template, Order order, RandomToken token) {
        return paymentMethods
                .transfer(order)
                .map(transfer -> mail(
                        template,
                        template + "-transfer",
                        order,
                        token,
                        Map.of(
                                "due", order.due().written(order.language()),
                                "bank", transfer.bank(),
                                "account", transfer.account(),
                                "holder", transfer.holder(),
                                "purpose", transfer.reference()),
                        transfer.code()))
                .orElseGet(() -> mail(template, order, token));
    }

    /** The first day, and whether it is that of an issue. */
    private String begin(Order order) {
        var day = order.form().startsOn().toString();
        return order.form().issue() == null
                ? day
                : day + " "
                        + mailTemplates.source("order-issue", order.language()).strip();
    }

    /** The total, and for an upgrade what of it is credited, and what is left to pay. */
    private String total(Order order) {
        var total = order.total().written(order.language());
        var credit = order.credit();
        return credit == null
                ? total
                : total + "\n"
                        + mailTemplates
                                .source("order-credit", order.language())
                                .strip()
                                .formatted(
                                        credit.order(),
                                        credit.amount().written(order.language()),
                                        order.due().written(order.language()));
    }

    /** How it is read, for a subscriber who has no account that it was ordered with, or gives it to somebody; else empty. */
    private String reading(Order order) {
        var gift = order.form().gift();
        if (gift != null) {
            return gift.recipientEmail() == null ? "" : reading("order-reading-gift", order);
        }
        return order.reader() == null ? reading("order-reading", order) : "";
    }

    /** A paragraph, and the address where readers sign in; empty for an order with which nothing is read online. */
    private String reading(String part, Order order) {
        var granted = order.entitlements();
        return granted == null || granted.isEmpty() || order.seats() != null
                ? ""
                : mailTemplates.source(part, order.language()).strip() + "\n\n"
                        + publicLinks.page("account", sites.findOrFirst(order.site()), order.language());
    }

    private Mail mail(String template, Order order, RandomToken token) {
        return mail(template, template, order, token, Map.of());
    }

    private Mail mail(String key, String template, Order order, RandomToken token, Map<String, String> more) {
        return mail(key, template, order, token, more, null);
    }

    private Mail mail(
            String key,
            String template,
            Order order,
            RandomToken token,
            Map<String, String> more,
            @Nullable String code) {
        var site = sites.findOrFirst(order.site());
        var words = new HashMap<>(Map.of(
                "reference", order.reference().value(),
                "publication", order.publication(),
                "plan", order.planName(),
                "copies", Integer.toString(order.form().copies()),
                "startsOn", begin(order),
                "total", total(order),
                "online",
                        paymentMethods.online(order)
                                ? mailTemplates
                                                .source("order-online", order.language())
                                                .strip() + " "
                                : "",
                "reading", reading(order),
                "link", page(order, token)));
        words.putAll(more);
        return Mail.awaited(
                key + "-" + order.reference(),
                order.form().subscriber().email(),
                mailTemplates.write(
                        template,
                        site,
                        order.language(),
                        words,
                        code == null ? null : new MailImage(QrImage.png(code), CODE_WIDTH)));
    }

    /** Address of the page that shows an order. */
    public String page(Order order, RandomToken token) {
        return publicLinks.page("subscription") + "?reference=" + order.reference() + "&token=" + token.value() + "&"
                + PublicLinks.brand(sites.findOrFirst(order.site()), order.language());
    }
}
