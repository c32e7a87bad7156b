package org.usersay.subscription.suppression;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.Public;
import org.usersay.starter.identity.IdentityProblem;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.InvalidValueException;
import org.usersay.subscription.contact.EmailAddress;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Endpoint {@code /mail-events}: bounces and complaints from a mail provider or the relay, signed. A captured call may be sent again
 * within the tolerance and changes nothing then.
 */
@RestController
@Public
class MailEventController {

    private static final int MAX_EVENTS = 100;

    private static final Set<String> TYPES = Set.of("application/json", "message/delivery-status", "message/rfc822");

    private final Suppressions suppressions;
    private final MailEventSignature signature;
    private final JsonMapper json;
    private final Clock clock;

    MailEventController(Suppressions suppressions, MailEventSignature signature, JsonMapper json, Clock clock) {
        this.suppressions = suppressions;
        this.signature = signature;
        this.json = json;
        this.clock = clock;
    }

    @PostMapping("/api/v1/mail-events")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Report bounces and complaints",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = "application/json",
                                        schema = @Schema(implementation = Events.class)),
                                @Content(
                                        mediaType = "message/delivery-status",
                                        schema = @Schema(type = "string", format = "binary")),
                                @Content(
                                        mediaType = "message/rfc822",
                                        schema = @Schema(type = "string", format = "binary"))
                            }))
    void receive(
            @RequestHeader(name = HttpHeaders.CONTENT_TYPE, required = false) @Nullable MediaType type,
            @RequestHeader(name = "webhook-id", required = false) @Nullable String id,
            @RequestHeader(name = "webhook-timestamp", required = false) @Nullable String timestamp,
            @RequestHeader(name = "webhook-signature", required = false) @Nullable String signed,
            @org.springframework.web.bind.annotation.RequestBody(required = false) byte @Nullable [] body) {
        var content = body == null ? new byte[0] : body;
        if (!signature.matches(id, timestamp, signed, content)) {
            throw IdentityProblem.NOT_AUTHENTICATED.refusal(
                    "Sign the call with a secret of usersay.mail-events.secrets, within the last minutes.");
        }
        read(type, Objects.requireNonNull(id), content).forEach(suppressions::receive);
    }

    private List<MailEvent> read(@Nullable MediaType type, String id, byte[] body) {
        var name = type == null ? "" : type.getType() + "/" + type.getSubtype();
        return switch (name) {
            case "application/json" -> events(id, body);
            case "message/delivery-status" -> DeliveryStatusReader.status(body, clock.instant());
            case "message/rfc822" -> DeliveryStatusReader.message(body, clock.instant());
            default -> throw CommonProblem.UNSUPPORTED_MEDIA_TYPE.refusal("Send one of " + TYPES + ".");
        };
    }

    private List<MailEvent> events(String id, byte[] body) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            var sent = json.readValue(text.toString(), Events.class);
            var events = sent == null ? List.<Event>of() : sent.events();
            if (sent != null && events.size() <= MAX_EVENTS) {
                return IntStream.range(0, events.size())
                        .mapToObj(index -> events.get(index).event(id + " " + index, clock.instant()))
                        .toList();
            }
        } catch (JacksonException | CharacterCodingException e) {
            throw CommonProblem.INVALID_REQUEST.refusal("Send an object with an array of events.");
        }
        throw CommonProblem.INVALID_REQUEST.refusal("Send at most " + MAX_EVENTS + " events at once.");
    }

    @Schema(name = "MailEvents")
    record Events(@NotNull @Size(max = MAX_EVENTS) List<@NotNull Event> events) {

        Events {
            events = List.copyOf(events);
        }
    }

    /** One event; it names the recipient, the mail, or both. */
    @Schema(name = "MailEvent")
    record Event(
            MailEvent.@NotNull Type type,
            @Nullable EmailAddress recipient,
            @Nullable @Size(max = 500) String messageId,
            @Nullable String detail,
            @Nullable Instant at) {

        Event {
            if (type == null || (recipient == null && messageId == null)) {
                throw new InvalidValueException("An event has a type, and a recipient or the id of a mail.");
            }
        }

        /** Times to come would hold for what happens until then. */
        MailEvent event(String id, Instant now) {
            var when = at == null || at.isAfter(now) ? now : at;
            return new MailEvent(id, type, recipient, messageId, detail == null ? "" : detail, when);
        }
    }
}
