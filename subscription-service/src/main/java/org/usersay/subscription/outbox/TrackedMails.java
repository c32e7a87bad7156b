package org.usersay.subscription.outbox;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Updates.addToSet;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/**
 * Opens and clicks of sent mails of campaigns: marks on the record of a mail, so that each is counted once, which go with the record and
 * with the recipient's address. Indexes {@code opened}, {@code clicked} and {@code clicks} of {@code mails_sent}, all sparse.
 */
@Component
public class TrackedMails {

    static final String OPENED = "opened";
    static final String CLICKED = "clicked";

    /** Campaign and number of each link that was followed. */
    static final String CLICKS = "clicks";

    private final MongoCollection<Document> sent;

    TrackedMails(MailStore store) {
        this.sent = store.holding(MailState.SENT);
    }

    /** Marks a mail as opened. */
    public void open(String mail, String campaign) {
        sent.updateOne(and(of(mail, campaign), exists(OPENED, false)), set(OPENED, campaign));
    }

    /** Marks a link of a mail as followed. */
    public void click(String mail, String campaign, int link) {
        sent.updateOne(of(mail, campaign), combine(set(CLICKED, campaign), addToSet(CLICKS, click(campaign, link))));
    }

    /** Where its address is not erased. */
    private static Bson of(String mail, String campaign) {
        return and(eq(mail), eq("campaign", campaign), exists("toKey"));
    }

    private static String click(String campaign, int link) {
        return campaign + " " + link;
    }

    static Bson erased() {
        return combine(unset(OPENED), unset(CLICKED), unset(CLICKS));
    }

    /** Recipients of a campaign who opened it. */
    public long opened(String campaign) {
        return sent.countDocuments(eq(OPENED, campaign));
    }

    /** Those who followed a link of it. */
    public long clicked(String campaign) {
        return sent.countDocuments(eq(CLICKED, campaign));
    }

    /** Those who followed the link of a number. */
    public long clicked(String campaign, int link) {
        return sent.countDocuments(eq(CLICKS, click(campaign, link)));
    }
}
