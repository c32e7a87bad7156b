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
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.DuplicateKeys;
import org.usersay.starter.mongo.Index;
import org.usersay.starter.mongo.ShardKey;
import org.usersay.subscription.payment.Seller;

/**
 * The collection {@code invoices}; {@code _id} is {@code site/year/number}. A number exists once its invoice does, and an order
 * has one invoice at most, so that one insert takes the next number and leaves no gap, whatever crashes. Not divided, so that both are
 * unique in the whole cluster.
 */
@Component
class InvoiceStore {

    private static final CollectionDefinition LAYOUT =
            CollectionDefinition.of("invoices", ShardKey.WHOLE, Index.unique("order"));

    private final MongoCollection<Document> invoices;

    InvoiceStore(MongoDatabase database) {
        this.invoices = LAYOUT.open(database);
        LAYOUT.createIndexes(invoices);
    }

    Optional<Invoice> find(String order) {
        return Optional.ofNullable(invoices.find(eq("order", order)).first()).map(InvoiceStore::read);
    }

    /** The highest number of a site's year; 0 where it has none. */
    int last(String site, int year) {
        var range = and(gt("_id", prefix(site, year)), lt("_id", prefix(site, year) + ":"));
        var found = invoices.find(range).sort(descending("_id")).first();
        return found == null ? 0 : found.getInteger("number");
    }

    /** False where the number is taken, or the order has an invoice. */
    boolean insert(Invoice invoice) {
        var seller = invoice.seller();
        try {
            invoices.insertOne(
                    new Document("_id", prefix(invoice.site(), invoice.year()) + "%09d".formatted(invoice.number()))
                            .append("site", invoice.site())
                            .append("year", invoice.year())
                            .append("number", invoice.number())
                            .append("order", invoice.order())
                            .append("issuedOn", invoice.issuedOn().toString())
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

    private static Invoice read(Document document) {
        var seller = document.get("seller", Document.class);
        return new Invoice(
                document.getString("site"),
                document.getInteger("year"),
                document.getInteger("number"),
                document.getString("order"),
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
