package org.usersay.comments.notification;

import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.usersay.starter.internalapi.SignedClients;
import org.usersay.starter.internalapi.SignedHttpClient;
import tools.jackson.databind.json.JsonMapper;

/** Brings batches of notices to the subscription-service, signed as decision 0043 says. */
@Component
class NotificationClient {

    private static final Logger log = LoggerFactory.getLogger(NotificationClient.class);
    private static final String PATH = "/internal/notices";

    private final SignedHttpClient subscription;
    private final JsonMapper json;

    NotificationClient(NoticeSettings settings, SignedClients clients, JsonMapper json) {
        this.subscription = clients.of(settings.service(), settings.timeout());
        this.json = json;
    }

    /** What came of a batch. */
    enum Delivery {
        TAKEN,
        /** The other side will never take it as it is. */
        REFUSED,
        LATER
    }

    private record Batch(List<Notification> notices) {}

    /** Whether there is anybody who would take notices. */
    boolean delivers() {
        return subscription.hasKey();
    }

    Delivery bring(List<Notification> notices) throws InterruptedException {
        try {
            int status = subscription
                    .post(PATH, json.writeValueAsString(new Batch(notices)))
                    .statusCode();
            if (status / 100 == 2) {
                return Delivery.TAKEN;
            }
            log.warn("The subscription-service answers notices with {}", status);
            return status == 400 || status == 413 ? Delivery.REFUSED : Delivery.LATER;
        } catch (IOException e) {
            log.debug("Notices wait for the subscription-service: {}", e.toString());
            return Delivery.LATER;
        }
    }
}
