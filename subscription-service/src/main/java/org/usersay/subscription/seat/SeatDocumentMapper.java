package org.usersay.subscription.seat;

import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.usersay.subscription.contact.EmailAddress;

/** Mapping between seats and MongoDB documents. */
final class SeatDocumentMapper {

    private SeatDocumentMapper() {}

    static Document write(SeatInvitation invitation, String token) {
        return new Document("id", invitation.id())
                .append("token", token)
                .append("email", invitation.email().value())
                .append("emailKey", invitation.email().key())
                .append("invitedAt", Date.from(invitation.invitedAt()))
                .append("expiresAt", Date.from(invitation.expiresAt()));
    }

    static Document write(Seat seat) {
        var document = new Document("id", seat.id())
                .append("email", seat.email().value())
                .append("emailKey", seat.email().key())
                .append("reader", seat.reader())
                .append("name", seat.name())
                .append("takenAt", Date.from(seat.takenAt()));
        // Absent rather than null, for their indexes are sparse.
        if (seat.formerOwner() != null) {
            document.append("formerOwner", seat.formerOwner());
        }
        if (seat.token() != null) {
            document.append("token", seat.token());
        }
        return document;
    }

    static OrderSeats read(Document document) {
        return new OrderSeats(
                document.getString("_id"),
                document.getList("taken", Document.class, List.of()).stream()
                        .map(seat -> new Seat(
                                seat.getString("id"),
                                new EmailAddress(seat.getString("email")),
                                seat.getString("formerOwner"),
                                seat.getString("reader"),
                                seat.getString("name"),
                                seat.getDate("takenAt").toInstant(),
                                seat.getString("token")))
                        .toList(),
                document.getList("invitations", Document.class, List.of()).stream()
                        .map(SeatDocumentMapper::readInvitation)
                        .toList());
    }

    static SeatInvitation readInvitation(Document invitation) {
        return new SeatInvitation(
                invitation.getString("id"),
                new EmailAddress(invitation.getString("email")),
                invitation.getString("formerOwner"),
                invitation.getDate("invitedAt").toInstant(),
                invitation.getDate("expiresAt").toInstant());
    }
}
