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

/** {@code POST /internal/notices}: for the comments-service; the gateway routes nothing here. */
@RestController
@InternalOnly
class NoticeController {

    private static final int MOST = 50;

    private final Notices notices;
    private final JsonMapper json;

    NoticeController(Notices notices, JsonMapper json) {
        this.notices = notices;
        this.json = json;
    }

    @PostMapping("/internal/notices")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void take(@RequestBody byte[] body) {
        notices.take(read(body));
    }

    private List<Notice> read(byte[] body) {
        try {
            var batch = json.readValue(body, Batch.class);
            if (batch.notices().size() <= MOST) {
                return batch.notices();
            }
        } catch (JacksonException e) {
            throw CommonProblem.INVALID_REQUEST.refusal("The body is not a batch of notices.");
        }
        throw CommonProblem.INVALID_REQUEST.refusal("A batch has " + MOST + " notices at most.");
    }

    record Batch(List<Notice> notices) {

        Batch {
            notices = List.copyOf(notices);
        }
    }
}
