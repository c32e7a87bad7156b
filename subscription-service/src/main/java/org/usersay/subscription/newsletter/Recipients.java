package org.usersay.subscription.newsletter;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.site.Site;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.contact.Language;
import org.usersay.subscription.oneclick.OneClickTokens;
import org.usersay.subscription.oneclick.OneClickTokens.Target;

/** Who gets what is sent to a list, in the order of addresses: index {@code {list, state, emailKey}}. */
@Component
public class Recipients {

    private final Newsletters newsletters;
    private final NewsletterSubscriptionStore store;
    private final OneClickTokens clicks;

    Recipients(Newsletters newsletters, NewsletterSubscriptionStore store, OneClickTokens clicks) {
        this.newsletters = newsletters;
        this.store = store;
        this.clicks = clicks;
    }

    /** Name of a list of a site; a 404 for one that is not there. */
    public String listName(String site, String list) {
        return newsletters.require(site, list).name();
    }

    /**
     * The next of them.
     *
     * @param language only those who read it; null for all
     * @param after key of the last address of the page before; null for the first page
     */
    public List<Recipient> page(
            Site site, String list, @Nullable Language language, @Nullable String after, int limit) {
        var conditions = subscribed(site, list, language);
        if (after != null) {
            conditions.add(gt("emailKey", after));
        }
        return store.collection()
                .find(and(conditions))
                .projection(Projections.include("email", "language", "changedAt"))
                .sort(Sorts.ascending("emailKey"))
                .limit(limit)
                .map(Recipients::read)
                .into(new ArrayList<>());
    }

    /** How many there are now. */
    public long count(Site site, String list, @Nullable Language language) {
        return store.collection().countDocuments(and(subscribed(site, list, language)));
    }

    private static List<Bson> subscribed(Site site, String list, @Nullable Language language) {
        var conditions = new ArrayList<Bson>(List.of(
                eq("list", NewsletterSubscriptionStore.listName(site.id(), list)),
                eq("state", SubscriptionState.SUBSCRIBED.name())));
        if (language != null) {
            // Whoever chose none reads the site's language.
            conditions.add(
                    language == Language.of(site.locale())
                            ? in("language", Arrays.asList(language.code(), null))
                            : eq("language", language.code()));
        }
        return conditions;
    }

    private static Recipient read(Document document) {
        var language = document.getString("language");
        return new Recipient(
                document.getString("_id"),
                new EmailAddress(document.getString("email")),
                language == null ? null : Language.parse(language),
                document.getDate("changedAt").toInstant());
    }

    /** Whether the address is still on the list. */
    public boolean isSubscribed(String site, String list, EmailAddress email) {
        return store.subscribed(NewsletterSubscriptionStore.id(site, list, email));
    }

    /** Link that ends a subscription, counted for a campaign. */
    public URI unsubscribeLink(Recipient recipient, Language language, Site site, String campaign) {
        return clicks.link(target(recipient, language, site, campaign));
    }

    /** Link to the page of all newsletters of the site. */
    public URI preferencesLink(Recipient recipient, Language language, Site site) {
        return PreferencesAction.link(clicks, recipient.id(), language, site.id());
    }

    private static Target target(Recipient recipient, Language language, Site site, String campaign) {
        return new Target(UnsubscribeAction.TOKEN_TYPE, language, site.id(), recipient.id() + "/" + campaign);
    }

    /** How many left a list by a mail of a campaign. */
    public long unsubscribedBy(String campaign) {
        return store.collection().countDocuments(eq("leftBy", campaign));
    }
}
