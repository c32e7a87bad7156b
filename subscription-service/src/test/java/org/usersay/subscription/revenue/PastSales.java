package org.usersay.subscription.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import org.usersay.subscription.test.Client;
import tools.jackson.databind.JsonNode;

/** Orders of the other site in the past, and reports of what they brought in. */
record PastSales(Client client, MongoDatabase database) {

    /** Reports of the other site. */
    static final String OTHER = "/admin/sites/other/subscription-orders/revenue";

    PastOrder order(String plan, String startsOn) {
        return PastOrder.place(client, database, plan, startsOn);
    }

    JsonNode read(String path) {
        var answer = client.getAs(client.administrator().accessToken(), path);
        assertThat(answer).hasStatusOk();
        return client.body(answer);
    }
}
