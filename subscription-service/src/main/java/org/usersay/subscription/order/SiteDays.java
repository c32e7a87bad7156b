package org.usersay.subscription.order;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.usersay.starter.site.Sites;

/** Days in the time zones of the sites. */
@Component
public class SiteDays {

    private final Sites sites;
    private final Clock clock;

    SiteDays(Sites sites, Clock clock) {
        this.sites = sites;
        this.clock = clock;
    }

    public LocalDate today(String site) {
        return of(site, clock.instant());
    }

    public LocalDate of(String site, Instant time) {
        return LocalDate.ofInstant(time, sites.findOrFirst(site).timeZone());
    }
}
