package org.usersay.subscription.notification;

import com.mongodb.MongoException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usersay.starter.site.Sites;
import org.usersay.subscription.account.Account;
import org.usersay.subscription.account.Accounts;
import org.usersay.subscription.attemptlimit.MailLimiter;
import org.usersay.subscription.ignoredreader.IgnoredReaders;
import org.usersay.subscription.notification.Notification.Kind;
import org.usersay.subscription.notification.NotificationStore.Digest;

/** Notifications of replies, mentions and statements of reasons: delivered at least once, stored once, mailed at most once. */
@Component
public class Notifications {

    private static final Logger log = LoggerFactory.getLogger(Notifications.class);
    private static final Duration RETENTION = Duration.ofDays(60);
    private static final int BATCH_SIZE = 100;

    private final NotificationStore store;
    private final NotificationPreferences notificationPreferences;
    private final NotificationMails mails;
    private final Accounts accounts;
    private final IgnoredReaders ignoredReaders;
    private final MailLimiter mailLimiter;
    private final Sites sites;
    private final Clock clock;

    Notifications(
            NotificationStore store,
            NotificationPreferences notificationPreferences,
            NotificationMails mails,
            Accounts accounts,
            IgnoredReaders ignoredReaders,
            MailLimiter mailLimiter,
            Sites sites,
            Clock clock) {
        this.store = store;
        this.notificationPreferences = notificationPreferences;
        this.mails = mails;
        this.accounts = accounts;
        this.ignoredReaders = ignoredReaders;
        this.mailLimiter = mailLimiter;
        this.sites = sites;
        this.clock = clock;
    }

    /** Stores the notifications that their recipients want; they are durable when this returns. */
    void receive(List<Notification> notifications) {
        notifications.forEach(this::receive);
    }

    private void receive(Notification notification) {
        var recipient = recipient(notification);
        if (recipient.isEmpty()) {
            return;
        }
        switch (frequency(notification)) {
            case OFF -> log.debug("Notification {} is not wanted", notification.id());
            case AT_ONCE -> {
                if (mailLimiter.admitsNotification(recipient.get().email())) {
                    store.insert(notification, mails.immediate(recipient.get(), notification), clock.instant());
                } else {
                    addToDigest(notification);
                }
            }
            case DAILY -> addToDigest(notification);
        }
    }

    /** A statement of reasons is mailed whatever the reader prefers. */
    private NotificationFrequency frequency(Notification notification) {
        return notification.kind() == Kind.STATEMENT
                ? NotificationFrequency.AT_ONCE
                : notificationPreferences.of(notification.recipient());
    }

    private Optional<Account> recipient(Notification notification) {
        return accounts.find(notification.recipient())
                .filter(account -> !account.id().equals(notification.author().id()))
                .filter(account -> notification.kind() == Kind.STATEMENT || !account.suspendedAt(clock.instant()))
                .filter(account ->
                        !ignoredReaders.has(account.id(), notification.author().id()));
    }

    /**
     * Adds a notification to the digest it was first assigned to, so that another delivery on a later day adds
     * nothing.
     */
    private void addToDigest(Notification notification) {
        var today = key(notification);
        var key = store.insert(notification, today, clock.instant());
        if (!key.isEmpty() && !store.addToDigest(key, notification, endOfDay(notification)) && !key.equals(today)) {
            store.postpone(notification, key, today);
            store.addToDigest(today, notification, endOfDay(notification));
        }
    }

    /** Mails the digests of past days. */
    @Scheduled(fixedDelayString = "${usersay.notices.digest:1m}", initialDelayString = "${usersay.notices.digest:1m}")
    void mailDigests() {
        try {
            store.due(clock.instant(), BATCH_SIZE).forEach(this::mail);
            store.deleteBefore(clock.instant().minus(RETENTION));
        } catch (MongoException e) {
            log.debug("Digests are mailed later: {}", e.getMessage());
        }
    }

    private void mail(Digest digest) {
        var digestMails = accounts.find(digest.reader())
                .map(account -> wanted(account, digest.notifications()).stream()
                        .map(some -> mails.digest(account, digest.key(), some))
                        .toList())
                .orElseGet(List::of);
        store.close(digest, digestMails);
    }

    /** Nothing where none is wanted; of a reader who wants no mails the statements of reasons alone. */
    private Optional<List<Notification>> wanted(Account account, List<Notification> notifications) {
        boolean all = notificationPreferences.of(account.id()) != NotificationFrequency.OFF
                && !account.suspendedAt(clock.instant());
        var some = notifications.stream()
                .filter(notification -> all || notification.kind() == Kind.STATEMENT)
                .toList();
        return Optional.of(some).filter(wanted -> !wanted.isEmpty());
    }

    private String key(Notification notification) {
        return notification.recipient() + ":" + today(notification);
    }

    private Instant endOfDay(Notification notification) {
        return today(notification).plusDays(1).atStartOfDay(zone(notification)).toInstant();
    }

    private LocalDate today(Notification notification) {
        return LocalDate.ofInstant(clock.instant(), zone(notification));
    }

    private ZoneId zone(Notification notification) {
        return sites.findOrFirst(notification.site()).timeZone();
    }
}
