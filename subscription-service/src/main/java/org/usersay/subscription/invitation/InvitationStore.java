package org.usersay.subscription.invitation;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;
import org.usersay.starter.identity.Role;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.Index;
import org.usersay.starter.mongo.ShardKey;
import org.usersay.subscription.cleanup.ExpiringData;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.outbox.EmbeddedOutbox;
import org.usersay.subscription.outbox.Mail;
import org.usersay.subscription.outbox.Outbox;
import org.usersay.subscription.secret.RandomToken;

/** The collection {@code invitations}; {@code _id} is the digest of the link's token. */
@Component
class InvitationStore implements ExpiringData {

    private static final CollectionDefinition LAYOUT = CollectionDefinition.of(
            "invitations",
            ShardKey.ID,
            Index.on("site", "id"),
            Index.on("emailKey"),
            Index.on("expiresAt"),
            EmbeddedOutbox.INDEX);

    private final MongoCollection<Document> invitations;
    private final EmbeddedOutbox embeddedOutbox;

    InvitationStore(MongoDatabase database, Outbox outbox) {
        this.invitations = LAYOUT.open(database);
        LAYOUT.createIndexes(invitations);
        this.embeddedOutbox = outbox.embeddedIn(invitations);
    }

    /** Inserts the invitation with its mail, in place of earlier ones of the address to the same role. */
    void insert(Invitation invitation, RandomToken token, Mail mail) {
        invitations.insertOne(new Document("_id", token.digest())
                .append("id", invitation.id())
                .append("site", invitation.site())
                .append("role", invitation.role().name())
                .append("email", invitation.email().value())
                .append("emailKey", invitation.email().key())
                .append("by", invitation.by())
                .append("createdAt", Date.from(invitation.createdAt()))
                .append("expiresAt", Date.from(invitation.expiresAt()))
                .append(EmbeddedOutbox.FIELD, EmbeddedOutbox.embed(mail)));
        invitations.deleteMany(and(
                eq("emailKey", invitation.email().key()),
                eq("site", invitation.site()),
                eq("role", invitation.role().name()),
                ne("id", invitation.id())));
        embeddedOutbox.enqueue(token.digest(), mail);
    }

    Optional<Invitation> find(RandomToken token, Instant now) {
        return Optional.ofNullable(invitations
                        .find(and(eq(token.digest()), gt("expiresAt", Date.from(now))))
                        .first())
                .map(InvitationStore::read);
    }

    /** Open invitations of a site, newest first. */
    List<Invitation> of(String site, Instant now, int limit) {
        return invitations
                .find(and(eq("site", site), gt("expiresAt", Date.from(now))))
                .sort(Sorts.descending("site", "id"))
                .limit(limit)
                .map(InvitationStore::read)
                .into(new ArrayList<>());
    }

    List<Invitation> to(EmailAddress email) {
        return invitations
                .find(eq("emailKey", email.key()))
                .map(InvitationStore::read)
                .into(new ArrayList<>());
    }

    void delete(RandomToken token) {
        invitations.deleteOne(eq(token.digest()));
    }

    /** The invitation that was revoked, if there was one. */
    Optional<Invitation> delete(String site, String id) {
        return Optional.ofNullable(invitations.findOneAndDelete(and(eq("site", site), eq("id", id))))
                .map(InvitationStore::read);
    }

    void delete(EmailAddress email) {
        invitations.deleteMany(eq("emailKey", email.key()));
    }

    @Override
    public void deleteExpired(Instant now) {
        invitations.deleteMany(lte("expiresAt", Date.from(now)));
    }

    private static Invitation read(Document document) {
        return new Invitation(
                document.getString("id"),
                document.getString("site"),
                Role.valueOf(document.getString("role")),
                new EmailAddress(document.getString("email")),
                document.getString("by"),
                document.getDate("createdAt").toInstant(),
                document.getDate("expiresAt").toInstant());
    }
}
