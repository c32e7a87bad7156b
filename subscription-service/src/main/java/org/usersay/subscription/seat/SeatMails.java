package org.usersay.subscription.seat;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.usersay.starter.site.Sites;
import org.usersay.subscription.contact.Language;
import org.usersay.subscription.outbox.Mail;
import org.usersay.subscription.outbox.MailTemplates;
import org.usersay.subscription.outbox.PublicLinks;
import org.usersay.subscription.secret.RandomToken;

/** Mail with an invitation to a seat. The order is paid for, so that it says who invites. */
@Component
class SeatMails {

    private final MailTemplates mailTemplates;
    private final PublicLinks publicLinks;
    private final Sites sites;

    SeatMails(MailTemplates mailTemplates, PublicLinks publicLinks, Sites sites) {
        this.mailTemplates = mailTemplates;
        this.publicLinks = publicLinks;
        this.sites = sites;
    }

    /** The id of the mail of an invitation. */
    static String id(String invitation) {
        return "seat-" + invitation;
    }

    Mail invitation(SeatInvitation invitation, SeatOrder order, RandomToken token, Language language) {
        var site = sites.findOrFirst(order.site());
        var words = Map.of(
                "buyer", order.buyer(),
                "publication", order.publication(),
                "startsOn", order.startsOn().toString(),
                "lastDay", order.endsOn().minusDays(1).toString(),
                "expiresOn",
                        invitation
                                .expiresAt()
                                .atZone(site.timeZone())
                                .toLocalDate()
                                .toString(),
                "link", publicLinks.page("seat", token, site, language));
        return Mail.awaited(
                id(invitation.id()), invitation.email(), mailTemplates.write("seat-invitation", site, language, words));
    }
}
