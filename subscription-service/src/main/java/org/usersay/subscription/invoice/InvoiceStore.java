package org.usersay.subscription.invoice;

import com.mongodb.client.MongoDatabase;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.Index;
import org.usersay.starter.mongo.ShardKey;

/** The collection {@code invoices}: one for each paid order, by its reference. */
@Component
class InvoiceStore extends NumberSeries {

    private static final CollectionDefinition LAYOUT =
            CollectionDefinition.of("invoices", ShardKey.WHOLE, Index.unique("order"));

    InvoiceStore(MongoDatabase database) {
        super(database, LAYOUT, "order", "");
    }
}
