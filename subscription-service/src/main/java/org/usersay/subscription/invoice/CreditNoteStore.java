package org.usersay.subscription.invoice;

import com.mongodb.client.MongoDatabase;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.Index;
import org.usersay.starter.mongo.ShardKey;

/** The collection {@code credit_notes}: one for each refund, by the order's reference and the number of the refund. */
@Component
class CreditNoteStore extends NumberSeries {

    private static final CollectionDefinition LAYOUT =
            CollectionDefinition.of("credit_notes", ShardKey.WHOLE, Index.unique("refund"));

    CreditNoteStore(MongoDatabase database) {
        super(database, LAYOUT, "refund", "CN");
    }
}
