package org.usersay.subscription.account;

import com.mongodb.MongoException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usersay.starter.site.Site;
import org.usersay.starter.site.Sites;
import org.usersay.subscription.contact.SearchKey;

/**
 * Keys by which accounts are found by the beginning of their name. Accounts from before there were keys are given theirs in
 * the background, some at a time.
 */
@Component
class NameSearch {

    private static final Logger log = LoggerFactory.getLogger(NameSearch.class);
    private static final int BATCH = 500;

    private final AccountStore store;
    private final Sites sites;

    NameSearch(AccountStore store, Sites sites) {
        this.store = store;
        this.sites = sites;
    }

    static String key(String name) {
        return SearchKey.of(name);
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void addMissing() {
        try {
            Stream.concat(sites.sites().stream().map(Site::id), Stream.of(Account.EVERY_SITE))
                    .forEach(this::addMissing);
        } catch (MongoException e) {
            log.debug("The keys of names are added later: {}", e.getMessage());
        }
    }

    private void addMissing(String site) {
        int added;
        do {
            added = store.addNameKeys(site, BATCH);
        } while (added == BATCH);
    }
}
