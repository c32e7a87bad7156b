package org.usersay.subscription.privacy;

import com.mongodb.MongoException;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.internalapi.ReaderEvent;
import org.usersay.starter.internalapi.ReaderEvent.Kind;
import org.usersay.starter.site.Sites;
import org.usersay.starter.webhook.Webhooks;
import org.usersay.subscription.account.Account;
import org.usersay.subscription.account.Accounts;
import org.usersay.subscription.consent.Consent;
import org.usersay.subscription.event.ReaderEvents;
import org.usersay.subscription.outbox.Outbox;
import org.usersay.subscription.registration.Registrations;
import org.usersay.subscription.session.KnownBrowsers;
import org.usersay.subscription.session.Sessions;

/**
 * Deletion of accounts. One write marks the account; all further steps are idempotent and repeated after a crash: events
 * for the other services and the publishers' systems, the end of all sessions, deletion by each feature, and last the
 * account itself. What a request that began before has added meanwhile is deleted after it.
 */
@Component
class AccountDeletion {

    private static final Logger log = LoggerFactory.getLogger(AccountDeletion.class);

    private final Accounts accounts;
    private final Sessions sessions;
    private final KnownBrowsers knownBrowsers;
    private final Registrations registrations;
    private final Outbox outbox;
    private final ReaderEvents events;
    private final Webhooks webhooks;
    private final Sites sites;
    private final List<PersonalDataProvider> features;
    private final Clock clock;

    AccountDeletion(
            Accounts accounts,
            Sessions sessions,
            KnownBrowsers knownBrowsers,
            Registrations registrations,
            Outbox outbox,
            ReaderEvents events,
            Webhooks webhooks,
            Sites sites,
            List<PersonalDataProvider> features,
            Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.knownBrowsers = knownBrowsers;
        this.registrations = registrations;
        this.outbox = outbox;
        this.events = events;
        this.webhooks = webhooks;
        this.sites = sites;
        this.features = List.copyOf(features);
        this.clock = clock;
    }

    void delete(String reader) {
        finish(accounts.leave(reader));
    }

    /** Adds the personal data held by this service to an export. */
    void export(String reader, ExportArchive exportArchive) throws IOException {
        var account = accounts.require(reader);
        exportArchive.put("exportedAt", clock.instant());
        exportArchive.put("account", AccountView.of(account));
        exportArchive.put("sessions", sessions.export(reader));
        for (var feature : features) {
            exportArchive.put(feature.name(), feature.export(account));
        }
        exportArchive.put("mails", outbox.sentTo(account.email()));
    }

    @Scheduled(fixedDelayString = "${usersay.departures.sweep:1m}")
    void finishPending() {
        try {
            accounts.leaving().forEach(this::finish);
        } catch (MongoException e) {
            log.debug("Account deletions are finished later: {}", e.getMessage());
        }
    }

    private void finish(Account account) {
        var now = clock.instant();
        events.add(new ReaderEvent(UuidV7.next(), Kind.LEFT, account.id(), now, null, true));
        // For every site, since a reader may have been active on each.
        sites.sites().forEach(site -> webhooks.insert(DeletedReader.event(webhooks, site.id(), account.id())));
        sessions.revokeAll(account.id());
        registrations.delete(account.email());
        knownBrowsers.delete(account.email());
        erase(account);
        accounts.delete(account.id());
        erase(account);
    }

    private void erase(Account account) {
        features.forEach(feature -> feature.delete(account));
        outbox.erase(account.email());
    }

    record AccountView(
            String id,
            String email,
            String name,
            String site,
            List<String> roles,
            String language,
            Instant createdAt,
            List<Consent> consents) {

        static AccountView of(Account account) {
            return new AccountView(
                    account.id(),
                    account.email().value(),
                    account.name().value(),
                    account.site(),
                    account.roles().stream().map(Enum::name).sorted().toList(),
                    account.language().code(),
                    account.createdAt(),
                    account.consents());
        }
    }
}
