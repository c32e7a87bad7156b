package org.usersay.subscription.outbox;

import java.net.URI;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.usersay.subscription.contact.EmailAddress;

/** A mail as a document, alone in the outbox or enclosed in the document of its cause. */
final class MailDocumentMapper {

    private MailDocumentMapper() {}

    static Document of(Mail mail) {
        var document = new Document("_id", mail.id())
                .append("to", mail.to().value())
                .append("toKey", mail.to().key())
                .append("subject", mail.letter().subject())
                .append("text", mail.letter().text())
                .append("html", mail.letter().html())
                .append("delivery", mail.delivery().name());
        if (mail.letter().from() != null) {
            document.append("from", mail.letter().from());
        }
        if (mail.letter().replyTo() != null) {
            document.append("replyTo", mail.letter().replyTo());
        }
        if (mail.letter().site() != null) {
            document.append("site", mail.letter().site());
        }
        if (mail.letter().image() != null) {
            document.append("image", new Binary(mail.letter().image().png()))
                    .append("imageWidth", mail.letter().image().width());
        }
        if (mail.bulk() != null) {
            document.append("campaign", mail.bulk().campaign())
                    .append("listId", mail.bulk().listId());
        }
        if (mail.unsubscribe() != null) {
            document.append("unsubscribe", mail.unsubscribe().toString());
        }
        if (mail.traceparent() != null) {
            document.append("traceparent", mail.traceparent());
        }
        return document;
    }

    static Mail read(Document document) {
        var unsubscribe = document.getString("unsubscribe");
        var campaign = document.getString("campaign");
        return new Mail(
                document.getString("_id"),
                new EmailAddress(document.getString("to")),
                new MailContent(
                        document.getString("subject"),
                        document.getString("text"),
                        document.getString("html"),
                        document.getString("from"),
                        document.getString("replyTo"),
                        document.getString("site"),
                        image(document)),
                DeliveryGuarantee.valueOf(document.getString("delivery")),
                unsubscribe == null ? null : URI.create(unsubscribe),
                campaign == null ? null : new Bulk(campaign, document.getString("listId")),
                document.getString("traceparent"));
    }

    private static @Nullable MailImage image(Document document) {
        var png = document.get("image", Binary.class);
        return png == null ? null : new MailImage(png.getData(), document.getInteger("imageWidth"));
    }
}
