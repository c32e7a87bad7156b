package org.usersay.subscription.order;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.usersay.starter.site.Sites;
import org.usersay.subscription.outbox.Mail;
import org.usersay.subscription.outbox.MailTemplates;
import org.usersay.subscription.outbox.PublicLinks;
import org.usersay.subscription.secret.RandomToken;

/**
 * Mails to subscribers. The address is unverified, so they contain no text of the form: only what is sold and its
 * price.
 */
@Component
class OrderMails {

    private final MailTemplates mailTemplates;
    private final PublicLinks publicLinks;
    private final Sites sites;

    OrderMails(MailTemplates mailTemplates, PublicLinks publicLinks, Sites sites) {
        this.mailTemplates = mailTemplates;
        this.publicLinks = publicLinks;
        this.sites = sites;
    }

    Mail submitted(Order order, RandomToken token) {
        return mail("order-submitted", order, token);
    }

    /** Mail about a state that concerns the subscriber; none for others. */
    List<Mail> about(Order order, OrderState reached, RandomToken token) {
        if (order.erased()) {
            return List.of();
        }
        return switch (reached) {
            case CONFIRMED -> List.of(mail("order-confirmed", order, token));
            case PAID -> List.of(mail("order-paid", order, token));
            case ACTIVE -> List.of(mail("order-active", order, token));
            case CANCELLED -> List.of(mail("order-cancelled", order, token));
            case SUBMITTED, EXPIRED -> List.of();
        };
    }

    private Mail mail(String template, Order order, RandomToken token) {
        var site = sites.findOrFirst(order.site());
        var words = Map.of(
                "reference", order.reference().value(),
                "publication", order.publication(),
                "plan", order.planName(),
                "copies", Integer.toString(order.form().copies()),
                "startsOn", order.form().startsOn().toString(),
                "total", order.total().written(order.language()),
                "link",
                        publicLinks.page("subscription") + "?reference=" + order.reference() + "&token=" + token.value()
                                + "&" + PublicLinks.brand(site, order.language()));
        return Mail.awaited(
                template + "-" + order.reference(),
                order.form().subscriber().email(),
                mailTemplates.write(template, site, order.language(), words));
    }
}
