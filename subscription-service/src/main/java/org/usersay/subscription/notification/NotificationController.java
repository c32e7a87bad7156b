package org.usersay.subscription.notification;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.InternalOnly;
import org.usersay.starter.problem.CommonProblem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Internal endpoint {@code POST /internal/notifications} for the comments-service. */
@RestController
@InternalOnly
class NotificationController {

    private static final int MAX_BATCH = 50;

    private final Notifications notifications;
    private final JsonMapper json;

    NotificationController(Notifications notifications, JsonMapper json) {
        this.notifications = notifications;
        this.json = json;
    }

    @PostMapping("/internal/notifications")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void receive(@RequestBody byte[] body) {
        notifications.receive(read(body));
    }

    private List<Notification> read(byte[] body) {
        try {
            var batch = json.readValue(body, Batch.class);
            if (batch.notices().size() <= MAX_BATCH) {
                return batch.notices();
            }
        } catch (JacksonException e) {
            throw CommonProblem.INVALID_REQUEST.refusal("Send an object with an array of notices.");
        }
        throw CommonProblem.INVALID_REQUEST.refusal("Send at most " + MAX_BATCH + " notices at once.");
    }

    record Batch(List<Notification> notices) {

        Batch {
            notices = List.copyOf(notices);
        }
    }
}
