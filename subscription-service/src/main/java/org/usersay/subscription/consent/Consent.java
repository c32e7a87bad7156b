package org.usersay.subscription.consent;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.usersay.subscription.secret.RandomToken;

/**
 * Proof of what a reader agreed to.
 *
 * @param wording the words that were shown; null in accounts of earlier versions
 * @param version digest of the words, the same for all who saw them; null without them
 */
public record Consent(
        String to,
        Instant at,
        @Nullable String wording,
        @Nullable String version) {

    private static final int VERSION_LENGTH = 16;

    static Consent of(String to, String wording, Instant at) {
        return new Consent(to, at, wording, RandomToken.digest(wording).substring(0, VERSION_LENGTH));
    }

    /** Consents as they are kept. */
    public static List<Document> documents(List<Consent> consents) {
        return consents.stream().map(Consent::document).toList();
    }

    /** Consents of a document; none where it has none. */
    public static List<Consent> read(Document document, String field) {
        return document.getList(field, Document.class, List.of()).stream()
                .map(Consent::read)
                .toList();
    }

    private static Consent read(Document consent) {
        return new Consent(
                consent.getString("to"),
                consent.getDate("at").toInstant(),
                consent.getString("wording"),
                consent.getString("version"));
    }

    private Document document() {
        return new Document("to", to)
                .append("at", Date.from(at))
                .append("wording", wording)
                .append("version", version);
    }
}
