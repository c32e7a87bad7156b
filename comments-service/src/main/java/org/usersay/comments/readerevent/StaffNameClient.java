package org.usersay.comments.readerevent;

import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.usersay.starter.internalapi.SignedClients;
import org.usersay.starter.internalapi.SignedHttpClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Client of {@code GET /internal/staff-names?site=} of the subscription-service. */
@Component
class StaffNameClient {

    private static final Logger log = LoggerFactory.getLogger(StaffNameClient.class);

    private final SignedHttpClient subscription;
    private final JsonMapper json;

    StaffNameClient(ReaderEventSettings settings, SignedClients clients, JsonMapper json) {
        this.subscription = clients.of("subscription-service", settings.service(), settings.timeout());
        this.json = json;
    }

    private record Names(List<String> names) {}

    /** The names; none where the service cannot be reached, since guests' comments wait for a moderator anyway. */
    List<String> namesOf(String site) {
        if (!subscription.hasKey()) {
            return List.of();
        }
        try {
            var answer = subscription.get("/internal/staff-names?site=" + site);
            if (answer.statusCode() == 200) {
                return json.readValue(answer.body(), Names.class).names();
            }
            log.warn("The subscription-service answered {} to a request for the staff's names", answer.statusCode());
        } catch (IOException e) {
            log.debug("The subscription-service cannot be reached: {}", e.toString());
        } catch (JacksonException e) {
            log.warn("The subscription-service answered with something else than names: {}", e.getOriginalMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return List.of();
    }
}
