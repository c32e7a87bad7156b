package org.usersay.comments.notification;

import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.usersay.starter.internalapi.SignedClients;
import org.usersay.starter.internalapi.SignedHttpClient;
import tools.jackson.databind.json.JsonMapper;

/** Client of the subscription-service's internal call that takes notifications, {@value #PATH}. */
@Component
class NotificationClient {

    private static final Logger log = LoggerFactory.getLogger(NotificationClient.class);
    private static final String PATH = "/internal/notifications";

    private final SignedHttpClient subscription;
    private final JsonMapper json;

    NotificationClient(NotificationSettings settings, SignedClients clients, JsonMapper json) {
        this.subscription = clients.of("subscription-service", settings.service(), settings.timeout());
        this.json = json;
    }

    /** Outcome of sending a batch. */
    enum Delivery {
        /** All of them are durable at the receiver. */
        ACCEPTED,
        /** The receiver will never accept this batch. */
        REJECTED,
        /** The receiver cannot be reached or is overloaded. */
        UNAVAILABLE
    }

    private record Batch(List<Notification> notices) {}

    /** Whether there is a service key, without which the receiver accepts nothing. */
    boolean configured() {
        return subscription.hasKey();
    }

    Delivery send(List<Notification> notifications) throws InterruptedException {
        try {
            int status = subscription
                    .post(PATH, json.writeValueAsString(new Batch(notifications)))
                    .statusCode();
            if (status / 100 == 2) {
                return Delivery.ACCEPTED;
            }
            log.warn("The subscription-service answered {} to a batch of notifications", status);
            return status == 400 || status == 413 ? Delivery.REJECTED : Delivery.UNAVAILABLE;
        } catch (IOException e) {
            log.debug("The subscription-service cannot be reached: {}", e.toString());
            return Delivery.UNAVAILABLE;
        }
    }
}
