package org.usersay.subscription.account;

import java.util.Date;
import org.bson.Document;

/** Mapping between the suspensions of an account and its document. */
final class SuspensionDocumentMapper {

    private SuspensionDocumentMapper() {}

    static Document of(Suspension suspension) {
        return new Document("_id", suspension.id())
                .append("until", Date.from(suspension.until()))
                .append("reason", suspension.reason())
                .append("by", suspension.by())
                .append("at", Date.from(suspension.at()))
                .append("removedComments", suspension.removedComments());
    }

    static Suspension read(Document document) {
        return new Suspension(
                document.get("_id", ""),
                document.getDate("until").toInstant(),
                document.getString("reason"),
                document.getString("by"),
                document.getDate("at").toInstant(),
                document.getBoolean("removedComments", false));
    }
}
