package org.usersay.subscription.meter;

import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.usersay.starter.identity.Device;
import org.usersay.starter.site.Site;
import org.usersay.subscription.secret.RandomToken;

/**
 * Key of a meter: whom it counts, on which site, in which month of the site's calendar.
 *
 * @param holder a browser or an account
 * @param browserSince when the gateway signed the browser; null for an account
 */
record MeterKey(
        Site site, YearMonth month, String holder, @Nullable Instant browserSince) {

    private static final int DIGEST_LENGTH = 22;

    static MeterKey ofReader(Site site, YearMonth month, String reader) {
        return new MeterKey(site, month, "reader " + reader, null);
    }

    static MeterKey ofDevice(Site site, YearMonth month, Device device) {
        return new MeterKey(site, month, "device " + device.id(), device.since());
    }

    /** The month of a site at this time. */
    static YearMonth monthOf(Site site, Instant now) {
        return YearMonth.from(now.atZone(site.timeZone()));
    }

    Instant beginsAt() {
        return beginOf(month);
    }

    /** When the month is over and counting starts again. */
    Instant endsAt() {
        return beginOf(month.plusMonths(1));
    }

    private Instant beginOf(YearMonth any) {
        return any.atDay(1).atStartOfDay(site.timeZone()).toInstant();
    }

    /** The stored key. Without the secret nobody learns from it who it is, nor that the same one has others. */
    String id(RandomToken secret) {
        return site.id() + "/" + month + "/" + digest(secret, holder);
    }

    /** An article as it is stored, another text in each meter. */
    String article(RandomToken secret, String article) {
        return digest(secret, holder + " article " + article);
    }

    private String digest(RandomToken secret, String text) {
        return secret.successor(site.id() + " " + month + " " + text).value().substring(0, DIGEST_LENGTH);
    }
}
