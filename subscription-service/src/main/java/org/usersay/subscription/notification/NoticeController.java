package org.usersay.subscription.notification;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.internalapi.ServiceSignature;
import org.usersay.starter.problem.CommonProblem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST /internal/notices}: for the comments-service; the gateway routes nothing here. */
@RestController
class NoticeController {

    private static final String PATH = "/internal/notices";
    private static final int MOST = 50;

    private final Notices notices;
    private final ServiceSignature signatures;
    private final JsonMapper json;

    NoticeController(Notices notices, ServiceSignature signatures, JsonMapper json) {
        this.notices = notices;
        this.signatures = signatures;
        this.json = json;
    }

    /** The body is read as text first, since the signature is over its bytes. */
    @PostMapping(PATH)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void take(
            @RequestBody byte[] body,
            @RequestHeader(name = ServiceSignature.TIME, required = false) @Nullable String time,
            @RequestHeader(name = ServiceSignature.SIGNATURE, required = false) @Nullable String signature) {
        var text = new String(body, StandardCharsets.UTF_8);
        signatures.require(time, signature, "POST", PATH, text);
        notices.take(read(text));
    }

    private List<Notice> read(String body) {
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
