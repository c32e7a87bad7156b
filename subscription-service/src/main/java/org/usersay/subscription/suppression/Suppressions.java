package org.usersay.subscription.suppression;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.TimePosition;
import org.usersay.starter.site.Sites;
import org.usersay.subscription.account.Account;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.outbox.Outbox;
import org.usersay.subscription.outbox.SentMail;
import org.usersay.subscription.privacy.PersonalDataProvider;

/**
 * Suppressed addresses. What came back, or was complained about, holds for the site whose mail it was, and for every site
 * where that is not known.
 */
@Component
class Suppressions implements PersonalDataProvider {

    private static final Logger log = LoggerFactory.getLogger(Suppressions.class);

    private final SuppressionStore store;
    private final Outbox outbox;
    private final Sites sites;
    private final SuppressionSettings settings;
    private final Clock clock;

    Suppressions(SuppressionStore store, Outbox outbox, Sites sites, SuppressionSettings settings, Clock clock) {
        this.store = store;
        this.outbox = outbox;
        this.sites = sites;
        this.settings = settings;
        this.clock = clock;
    }

    /** Takes an event over; again without effect. */
    void receive(MailEvent event) {
        var mail =
                Optional.ofNullable(event.messageId()).map(Suppressions::mailId).flatMap(outbox::findSent);
        // The mail has one recipient; a server further on may name another, to whom it was forwarded.
        var recipient = mail.isPresent() ? mail.get().to() : event.recipient();
        mail.map(SentMail::id)
                .ifPresent(id -> outbox.returned(
                        id, event.type() == MailEvent.Type.COMPLAINT ? Outbox.COMPLAINED : Outbox.BOUNCED));
        if (recipient == null) {
            log.debug("An event of a mail that is not known is left out.");
            return;
        }
        var scope = mail.map(SentMail::site).orElse(SuppressionStore.EVERY_SITE);
        switch (event.type()) {
            case HARD_BOUNCE -> suppress(scope, recipient, SuppressionReason.BOUNCE, event.detail(), event.at());
            case COMPLAINT -> suppress(scope, recipient, SuppressionReason.COMPLAINT, event.detail(), event.at());
            case SOFT_BOUNCE -> countSoft(scope, recipient, event);
        }
    }

    private void countSoft(String scope, EmailAddress recipient, MailEvent event) {
        var since = clock.instant().minus(settings.softPeriod());
        if (store.countSoft(scope, recipient, event.id(), event.at(), since) >= settings.softBounces()) {
            suppress(scope, recipient, SuppressionReason.BOUNCE, event.detail(), event.at());
        }
    }

    private void suppress(String scope, EmailAddress email, SuppressionReason reason, String detail, Instant at) {
        if (store.suppress(scope, email, reason, detail, at, null)) {
            log.info("An address of {} is suppressed: {}", scope, reason);
        }
    }

    /** The part before the at sign, without its angle bracket. */
    private static String mailId(String messageId) {
        var bare = messageId.strip().replaceFirst("^<", "");
        var at = bare.indexOf('@');
        return at < 0 ? bare : bare.substring(0, at);
    }

    List<Suppression> page(String site, @Nullable String q, @Nullable TimePosition after, int limit) {
        return store.page(scope(site), q, after, limit);
    }

    /** Suppresses an address of a site for staff; false where it was already. */
    boolean add(String site, EmailAddress email, String note, String by) {
        return store.suppress(
                scope(site), email, SuppressionReason.STAFF, note, clock.instant(), Objects.requireNonNull(by));
    }

    boolean lift(String site, String id) {
        return store.lift(scope(site), id, clock.instant());
    }

    /** A site, or all of them. */
    private String scope(String site) {
        return site.equals(SuppressionStore.EVERY_SITE)
                ? site
                : sites.require(site).id();
    }

    @Override
    public String name() {
        return "suppressions";
    }

    @Override
    public Object export(Account account) {
        return store.of(account.email()).stream()
                .filter(document -> document.containsKey("reason"))
                .map(Suppression::read)
                .map(each -> new Exported(each.reason(), each.since()))
                .toList();
    }

    @Override
    public void delete(Account account) {
        store.erase(account.email());
    }

    record Exported(SuppressionReason reason, Instant since) {}
}
