package org.usersay.ratings.standing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads {@code GET /internal/reader-events?after=} of the subscription service, signed with the shared key: HMAC-SHA256
 * over time, method, path with query, and body.
 */
@Component
class ReaderEventFeed {

    private static final int PAGE = 100;

    private final StandingSettings settings;
    private final JsonMapper json;
    private final Clock clock;
    private final HttpClient http;

    ReaderEventFeed(StandingSettings settings, JsonMapper json, Clock clock) {
        this.settings = settings;
        this.json = json;
        this.clock = clock;
        this.http = HttpClient.newBuilder().connectTimeout(settings.timeout()).build();
    }

    private record Feed(List<ReaderEvent> items) {}

    /** The next events; none where no key is set. */
    List<ReaderEvent> after(@Nullable String id) throws IOException, InterruptedException {
        if (settings.key().isEmpty()) {
            return List.of();
        }
        var path = "/internal/reader-events?limit=" + PAGE + (id == null ? "" : "&after=" + id);
        var time = Long.toString(clock.instant().getEpochSecond());
        var request = HttpRequest.newBuilder(URI.create(settings.subscription() + path))
                .timeout(settings.timeout())
                .header("Usersay-Service-Time", time)
                .header("Usersay-Service-Signature", sign(String.join("\n", time, "GET", path, "")))
                .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException("the feed of reader events answers " + answer.statusCode());
        }
        return json.readValue(answer.body(), Feed.class).items();
    }

    private String sign(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(settings.key().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
