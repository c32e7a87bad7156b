package org.usersay.comments.notice;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Brings batches of notices to the subscription-service, signed as decision 0043 says. */
@Component
class Courier {

    private static final Logger log = LoggerFactory.getLogger(Courier.class);
    private static final String PATH = "/internal/notices";

    private final NoticeSettings settings;
    private final JsonMapper json;
    private final Clock clock;
    private final HttpClient http;

    Courier(NoticeSettings settings, JsonMapper json, Clock clock) {
        this.settings = settings;
        this.json = json;
        this.clock = clock;
        this.http = HttpClient.newBuilder().connectTimeout(settings.timeout()).build();
    }

    /** What came of a batch. */
    enum Delivery {
        TAKEN,
        /** The other side will never take it as it is. */
        REFUSED,
        LATER
    }

    private record Batch(List<Notice> notices) {}

    Delivery bring(List<Notice> notices) throws InterruptedException {
        var body = json.writeValueAsString(new Batch(notices));
        var time = Long.toString(clock.instant().getEpochSecond());
        var request = HttpRequest.newBuilder(URI.create(settings.service() + PATH))
                .timeout(settings.timeout())
                .header("Content-Type", "application/json")
                .header("Usersay-Service-Time", time)
                .header("Usersay-Service-Signature", sign(settings.key(), time, "POST", PATH, body))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
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

    static String sign(String key, String time, String method, String path, String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            var text = String.join("\n", time, method, path, body);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
