package org.usersay.subscription.seat;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.DuplicateKeys;
import org.usersay.starter.mongo.Index;
import org.usersay.starter.mongo.ShardKey;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.order.OrderForm;
import org.usersay.subscription.outbox.EmbeddedOutbox;
import org.usersay.subscription.outbox.Mail;
import org.usersay.subscription.outbox.Outbox;
import org.usersay.subscription.secret.RandomToken;

/**
 * The collection {@code seats}; {@code _id} is the number of the first of the orders that renew each other. One document has the
 * seats that are taken, the invitations with the digests of their tokens, and the number {@code used} of both, so that each
 * change is one conditional update and no more seats are used than there are.
 */
@Component
class SeatStore {

    private static final CollectionDefinition LAYOUT = CollectionDefinition.of(
            "seats",
            ShardKey.ID,
            Index.sparse("invitations.token"),
            Index.sparse("invitations.emailKey"),
            Index.sparse("invitations.formerOwner"),
            Index.sparse("invitations.expiresAt"),
            Index.sparse("taken.token"),
            Index.sparse("taken.reader"),
            Index.sparse("taken.emailKey"),
            Index.sparse("taken.formerOwner"),
            Index.on("checkAt"),
            EmbeddedOutbox.INDEX);

    private static final Bson READERS = Projections.include("taken.reader");

    private final MongoCollection<Document> collection;
    private final EmbeddedOutbox embeddedOutbox;

    SeatStore(MongoDatabase database, Outbox outbox) {
        this.collection = LAYOUT.open(database);
        LAYOUT.createIndexes(collection);
        this.embeddedOutbox = outbox.embeddedIn(collection);
    }

    OrderSeats find(String first) {
        return Optional.ofNullable(collection.find(eq(first)).first())
                .map(SeatDocumentMapper::read)
                .orElseGet(() -> OrderSeats.none(first));
    }

    /** The seats among which a token's invitation is, open or over, or the seat that was taken with it. */
    Optional<OrderSeats> find(RandomToken token) {
        var named = or(eq("invitations.token", token.digest()), eq("taken.token", token.digest()));
        return Optional.ofNullable(collection.find(named).first()).map(SeatDocumentMapper::read);
    }

    /** The invitation of a token; empty where it is over. */
    Optional<SeatInvitation> invitation(RandomToken token, Instant now) {
        return Optional.ofNullable(
                        collection.find(eq("invitations.token", token.digest())).first())
                .flatMap(document -> document.getList("invitations", Document.class).stream()
                        .filter(invitation -> token.digest().equals(invitation.getString("token")))
                        .findFirst())
                .map(SeatDocumentMapper::readInvitation)
                .filter(invitation -> invitation.expiresAt().isAfter(now));
    }

    /** Those of which a reader has a seat. */
    List<OrderSeats> of(String reader) {
        return read(eq("taken.reader", reader));
    }

    /** Those with a seat, or an invitation to one, of an address that is, or was, an account's. */
    List<OrderSeats> naming(String reader, EmailAddress email) {
        return read(or(
                eq("taken.emailKey", email.key()),
                eq("invitations.emailKey", email.key()),
                eq("taken.formerOwner", reader),
                eq("invitations.formerOwner", reader)));
    }

    /** Ids of the readers who have a seat, in the order in which they took theirs. */
    List<String> readers(String first) {
        return Optional.ofNullable(
                        collection.find(eq(first)).projection(READERS).first())
                .map(SeatStore::readers)
                .orElseGet(List::of);
    }

    /** Passes on the same for all of which one of these readers has a seat, by their number, one after the other. */
    void forEachOf(Collection<String> readers, BiConsumer<String, List<String>> consumer) {
        for (var seats : collection.find(in("taken.reader", readers)).projection(READERS)) {
            consumer.accept(seats.getString("_id"), readers(seats));
        }
    }

    private static List<String> readers(Document seats) {
        return seats.getList("taken", Document.class, List.of()).stream()
                .map(seat -> seat.getString("reader"))
                .toList();
    }

    /** Keeps whose address it was in seats and invitations of one that a reader gave up. */
    void keepFormerOwner(EmailAddress former, String reader) {
        for (var field : List.of("taken", "invitations")) {
            collection.updateMany(
                    eq(field + ".emailKey", former.key()),
                    set(field + ".$[one].formerOwner", reader),
                    matching("emailKey", former.key()));
        }
    }

    /** Overwrites an account's address, and former ones, in seats, whoever has them. */
    void eraseFromSeats(String reader, EmailAddress email) {
        eraseFromSeats("emailKey", email.key());
        eraseFromSeats("formerOwner", reader);
    }

    private void eraseFromSeats(String field, String value) {
        var erased = OrderForm.Subscriber.ERASED.email();
        collection.updateMany(
                eq("taken." + field, value),
                combine(
                        set("taken.$[one].email", erased.value()),
                        set("taken.$[one].emailKey", erased.key()),
                        unset("taken.$[one].formerOwner")),
                matching(field, value));
    }

    private static UpdateOptions matching(String field, String value) {
        return new UpdateOptions().arrayFilters(List.of(new Document("one." + field, value)));
    }

    /** Keeps an invitation with its mail; false where no seat is free or the address is there already. */
    boolean invite(String first, int count, SeatInvitation invitation, RandomToken token, Mail mail, Instant checkAt) {
        create(first, checkAt);
        var invited = SeatDocumentMapper.write(invitation, token.digest());
        var kept = collection
                        .updateOne(
                                free(first, count, invitation.email()),
                                combine(
                                        inc("used", 1),
                                        push("invitations", invited),
                                        pushEach(EmbeddedOutbox.FIELD, EmbeddedOutbox.embed(mail))))
                        .getModifiedCount()
                == 1;
        if (kept) {
            embeddedOutbox.enqueue(first, mail);
        }
        return kept;
    }

    /** Keeps a seat that was not offered by mail; false where none is free, or the reader or the address is there already. */
    boolean take(String first, int count, Seat seat, Instant checkAt) {
        create(first, checkAt);
        return collection
                        .updateOne(
                                and(free(first, count, seat.email()), ne("taken.reader", seat.reader())),
                                combine(inc("used", 1), push("taken", SeatDocumentMapper.write(seat))))
                        .getModifiedCount()
                == 1;
    }

    /**
     * Makes the invitation of a token a seat; false where it is over or was used, the reader has a seat, or as many are taken as
     * there are.
     */
    boolean accept(String first, int count, RandomToken token, Seat seat) {
        return collection
                        .updateOne(
                                and(
                                        eq(first),
                                        elemMatch(
                                                "invitations",
                                                and(
                                                        eq("token", token.digest()),
                                                        gt("expiresAt", Date.from(seat.takenAt())))),
                                        ne("taken.reader", seat.reader()),
                                        exists("taken." + (count - 1), false)),
                                combine(
                                        pull("invitations", new Document("token", token.digest())),
                                        push("taken", SeatDocumentMapper.write(seat))))
                        .getModifiedCount()
                == 1;
    }

    /** Removes an invitation, and its mail where that still waits here; false where it is not there. */
    boolean removeInvitation(String first, String id) {
        return remove(first, "invitations", id);
    }

    /** Removes a seat; false where it is not there. */
    boolean removeSeat(String first, String id) {
        return remove(first, "taken", id);
    }

    private boolean remove(String first, String field, String id) {
        return collection
                        .updateOne(
                                and(eq(first), eq(field + ".id", id)),
                                combine(
                                        inc("used", -1),
                                        pull(field, new Document("id", id)),
                                        pull(EmbeddedOutbox.FIELD, new Document("_id", SeatMails.id(id)))))
                        .getModifiedCount()
                == 1;
    }

    /** Those with invitations that are over. */
    List<OrderSeats> withOver(Instant now) {
        return read(lte("invitations.expiresAt", Date.from(now)));
    }

    /** Numbers of those whose orders may be over for long. */
    List<String> toCheck(Instant now) {
        return collection
                .find(lte("checkAt", Date.from(now)))
                .map(document -> document.getString("_id"))
                .into(new ArrayList<>());
    }

    void check(String first, Instant next) {
        collection.updateOne(eq(first), set("checkAt", Date.from(next)));
    }

    void delete(String first) {
        collection.deleteOne(eq(first));
    }

    private void create(String first, Instant checkAt) {
        try {
            collection.updateOne(
                    eq(first),
                    combine(Updates.setOnInsert("used", 0), Updates.setOnInsert("checkAt", Date.from(checkAt))),
                    new UpdateOptions().upsert(true));
        } catch (MongoWriteException | MongoCommandException e) {
            if (!DuplicateKeys.in(e)) {
                throw e;
            }
        }
    }

    private static Bson free(String first, int count, EmailAddress email) {
        return and(
                eq(first),
                lt("used", count),
                ne("invitations.emailKey", email.key()),
                ne("taken.emailKey", email.key()));
    }

    private List<OrderSeats> read(Bson wanted) {
        return collection.find(wanted).map(SeatDocumentMapper::read).into(new ArrayList<>());
    }
}
