package org.usersay.subscription.newsletter;

import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.usersay.subscription.newsletter.NewsletterSettings.Newsletter;

/**
 * Step of a subscription, as it is kept to prove consent.
 *
 * @param step {@code SIGNED_UP}, {@code CONFIRMED}, {@code CHOSEN}, {@code UNCHOSEN}, {@code UNSUBSCRIBED},
 *     {@code MOVED} from the former address of a reader, or {@code IMPORTED}
 * @param device what the browser called itself, {@code mail} for a link in a mail, or the id of whoever imported
 * @param network keyed digest of the network; null where no network is known
 * @param wording name of the newsletter that was agreed to, or where an imported consent comes from
 * @param version digest of the words that were shown; null where none were
 * @param consentedAt when an imported consent was given; null for all others
 */
record Proof(
        String step,
        Instant at,
        String device,
        @Nullable String network,
        String wording,
        @Nullable String version,
        @Nullable Instant consentedAt) {

    /** Step that a reader takes by a link in a mail. */
    static Proof byMail(String step, Instant at, String device) {
        return new Proof(step, at, device, null, "", null, null);
    }

    /** Step that a reader takes on the page of all newsletters of a site. */
    static Proof chosen(String step, Instant at, String device, Newsletter newsletter) {
        return new Proof(step, at, device, null, newsletter.name(), newsletter.versionWith(""), null);
    }

    static Proof imported(Instant at, String by, String origin, Instant consentedAt) {
        return new Proof("IMPORTED", at, by, null, origin, null, consentedAt);
    }

    static Proof read(Document document) {
        var consentedAt = document.getDate("consentedAt");
        return new Proof(
                document.getString("step"),
                document.getDate("at").toInstant(),
                document.getString("device"),
                document.getString("network"),
                document.getString("wording"),
                document.getString("version"),
                consentedAt == null ? null : consentedAt.toInstant());
    }

    Document document() {
        var document = new Document("step", step)
                .append("at", Date.from(at))
                .append("device", device)
                .append("wording", wording);
        if (network != null) {
            document.append("network", network);
        }
        if (version != null) {
            document.append("version", version);
        }
        if (consentedAt != null) {
            document.append("consentedAt", Date.from(consentedAt));
        }
        return document;
    }
}
