package org.usersay.subscription.notification;

import com.mongodb.MongoException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usersay.subscription.account.Account;
import org.usersay.subscription.account.Accounts;
import org.usersay.subscription.ignoredreader.IgnoredReaders;
import org.usersay.subscription.notification.NoticeStore.Digest;

/** Replies and mentions on their way to the mail: told at least once, taken over once, mailed at most once. */
@Component
public class Notices {

    private static final Logger log = LoggerFactory.getLogger(Notices.class);
    private static final Duration REMEMBERED = Duration.ofDays(60);
    private static final int AT_A_TIME = 100;

    private final NoticeStore store;
    private final NotificationPreferences notificationPreferences;
    private final NoticeLetters letters;
    private final Accounts accounts;
    private final IgnoredReaders ignoredReaders;
    private final Clock clock;

    Notices(
            NoticeStore store,
            NotificationPreferences notificationPreferences,
            NoticeLetters letters,
            Accounts accounts,
            IgnoredReaders ignoredReaders,
            Clock clock) {
        this.store = store;
        this.notificationPreferences = notificationPreferences;
        this.letters = letters;
        this.accounts = accounts;
        this.ignoredReaders = ignoredReaders;
        this.clock = clock;
    }

    /** Every notice that is wanted is durable when this returns. */
    void take(List<Notice> notices) {
        notices.forEach(this::take);
    }

    private void take(Notice notice) {
        var recipient = recipient(notice);
        if (recipient.isEmpty()) {
            return;
        }
        switch (notificationPreferences.of(notice.recipient())) {
            case OFF -> log.debug("Notice {} is not wanted", notice.id());
            case AT_ONCE -> store.insert(notice, letters.atOnce(recipient.get(), notice), clock.instant());
            case DAILY -> keepForDigest(notice);
        }
    }

    private Optional<Account> recipient(Notice notice) {
        return accounts.find(notice.recipient())
                .filter(account -> !account.id().equals(notice.author().id()))
                .filter(account -> !account.suspendedAt(clock.instant()))
                .filter(account ->
                        !ignoredReaders.has(account.id(), notice.author().id()));
    }

    /** An event stays in the digest it was first meant for, so that telling it again on another day adds nothing. */
    private void keepForDigest(Notice notice) {
        var today = key(notice.recipient());
        var key = store.insert(notice, today, clock.instant());
        if (!key.isEmpty() && !store.addToDigest(key, notice, endOfDay()) && !key.equals(today)) {
            store.postpone(notice, key, today);
            store.addToDigest(today, notice, endOfDay());
        }
    }

    /** Mails the digests of the days that are over. */
    @Scheduled(fixedDelayString = "${usersay.notices.digest:1m}", initialDelayString = "${usersay.notices.digest:1m}")
    void mailDigests() {
        try {
            store.due(clock.instant(), AT_A_TIME).forEach(this::mail);
            store.deleteBefore(clock.instant().minus(REMEMBERED));
        } catch (MongoException e) {
            log.debug("Digests are mailed later: {}", e.getMessage());
        }
    }

    private void mail(Digest digest) {
        var mails = accounts.find(digest.reader())
                .filter(account -> notificationPreferences.of(account.id()) != NotificationFrequency.OFF)
                .filter(account -> !account.suspendedAt(clock.instant()))
                .map(account -> List.of(letters.digest(account, digest.key(), digest.notices())))
                .orElseGet(List::of);
        store.close(digest, mails);
    }

    private String key(String reader) {
        return reader + ":" + today();
    }

    private Instant endOfDay() {
        return today().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
