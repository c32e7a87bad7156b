package org.usersay.ratings.device;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.http.HttpHeaders;
import org.usersay.ratings.TestClock;
import org.usersay.starter.identity.Device;

/** Devices as the gateway signs them. */
public final class DeviceCookies {

    private DeviceCookies() {}

    /** A device nobody has seen. */
    public static String fresh() {
        var id = new byte[16];
        ThreadLocalRandom.current().nextBytes(id);
        var text = "v1." + Base64.getUrlEncoder().withoutPadding().encodeToString(id) + "."
                + Instant.now().getEpochSecond();
        return text + "." + Device.sign(text, "test-key");
    }

    /** Its id, as in the voter {@code device:<id>}. */
    public static String id(String token) {
        return token.substring(3, token.indexOf('.', 3));
    }

    /** A request from it, out of a network of its own. */
    public static HttpHeaders from(String token) {
        var random = ThreadLocalRandom.current();
        return from(token, "10." + random.nextInt(256) + "." + random.nextInt(256) + ".1");
    }

    public static HttpHeaders from(String token, String address) {
        var headers = new HttpHeaders();
        headers.set("X-Usersay-Device", token);
        headers.set("X-Forwarded-For", address);
        return headers;
    }

    /** Lets every device ripen that voted until now. */
    public static void ripen(Devices devices, TestClock clock) {
        clock.set(Duration.ofMinutes(11));
        devices.processDue();
        clock.set(Duration.ZERO);
    }
}
