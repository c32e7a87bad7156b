package org.usersay.subscription.campaign;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * Time of day of a site. One that a change of the clocks leaves out is as long after the change; of one that comes twice the first is
 * meant.
 */
final class SiteTime {

    private SiteTime() {}

    static Instant instant(LocalDateTime local, ZoneId zone) {
        return local.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }
}
