package org.usersay.subscription.invoice;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.LocalDate;
import java.util.Optional;
import org.bson.Document;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.DuplicateKeys;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.subscription.payment.Seller;

/**
 * A collection of documents that are numbered by site and year; {@code _id} is {@code site/year/number}. A number exists once its
 * document does, and a subject has one document at most, so that one insert takes the next number and leaves no gap, whatever crashes.
 * Not divided, so that both are unique in the whole cluster.
 */
abstract class NumberSeries {

    private static final int ATTEMPTS = 50;

    private final MongoCollection<Document> documents;
    private final String subjectField;
    private final String kind;

    /**
     * Series of a collection.
     *
     * @param subjectField has a unique index
     * @param kind what the numbers have for their kind
     */
    NumberSeries(MongoDatabase database, CollectionDefinition layout, String subjectField, String kind) {
        this.documents = layout.open(database);
        layout.createIndexes(documents);
        this.subjectField = subjectField;
        this.kind = kind;
    }

    Optional<IssuedDocument> find(String subject) {
        return Optional.ofNullable(documents.find(eq(subjectField, subject)).first())
                .map(this::read);
    }

    /** The document of a subject, which gets the next number of the year where it has none. */
    IssuedDocument issue(String site, String subject, LocalDate today, Seller seller) {
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var found = find(subject);
            if (found.isPresent()) {
                return found.get();
            }
            var number = last(site, today.getYear()) + 1;
            var next = new IssuedDocument(kind, site, today.getYear(), number, subject, today, seller);
            if (insert(next)) {
                return next;
            }
        }
        throw CommonProblem.UNAVAILABLE.refusal("Too many are issued at once. Try again.");
    }

    /** The highest number of a site's year; 0 where it has none. */
    private int last(String site, int year) {
        var range = and(gt("_id", prefix(site, year)), lt("_id", prefix(site, year) + ":"));
        var found = documents.find(range).sort(descending("_id")).first();
        return found == null ? 0 : found.getInteger("number");
    }

    /** False where the number is taken, or the subject has a document. */
    private boolean insert(IssuedDocument issued) {
        var seller = issued.seller();
        try {
            documents.insertOne(
                    new Document("_id", prefix(issued.site(), issued.year()) + "%09d".formatted(issued.number()))
                            .append("site", issued.site())
                            .append("year", issued.year())
                            .append("number", issued.number())
                            .append(subjectField, issued.subject())
                            .append("issuedOn", issued.issuedOn().toString())
                            .append(
                                    "seller",
                                    new Document("name", seller.name())
                                            .append("address", seller.address())
                                            .append("taxCode", seller.taxCode())
                                            .append("prefix", seller.prefix())));
            return true;
        } catch (MongoWriteException e) {
            if (DuplicateKeys.in(e)) {
                return false;
            }
            throw e;
        }
    }

    private IssuedDocument read(Document document) {
        var seller = document.get("seller", Document.class);
        return new IssuedDocument(
                kind,
                document.getString("site"),
                document.getInteger("year"),
                document.getInteger("number"),
                document.getString(subjectField),
                LocalDate.parse(document.getString("issuedOn")),
                new Seller(
                        seller.getString("name"),
                        seller.getString("address"),
                        seller.getString("taxCode"),
                        seller.getString("prefix")));
    }

    private static String prefix(String site, int year) {
        return site + "/" + year + "/";
    }
}
