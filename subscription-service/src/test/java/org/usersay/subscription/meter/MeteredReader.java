package org.usersay.subscription.meter;

import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.starter.identity.Device;

/** Somebody who opens articles, as the gateway tells of him. */
record MeteredReader(MockMvcTester mvc, Map<String, String> headers) {

    static final String KEY = "a key of devices that only the tests know";

    /** A browser that nobody has seen, in a network of its own. */
    static MeteredReader browser(MockMvcTester mvc) {
        var random = ThreadLocalRandom.current();
        return browser(mvc, "10.%d.%d.%d".formatted(random.nextInt(256), random.nextInt(256), random.nextInt(256)));
    }

    static MeteredReader browser(MockMvcTester mvc, String address) {
        return device(mvc, freshDevice(KEY), address);
    }

    static MeteredReader device(MockMvcTester mvc, String device, String address) {
        return new MeteredReader(mvc, Map.of(Device.HEADER, device, "X-Forwarded-For", address));
    }

    static MeteredReader signedIn(MockMvcTester mvc, String accessToken) {
        return new MeteredReader(mvc, Map.of("Authorization", "Bearer " + accessToken));
    }

    static String freshDevice(String key) {
        return device(key, Instant.now());
    }

    /** A browser that the gateway signed at some time. */
    static String device(String key, Instant since) {
        var id = new byte[16];
        ThreadLocalRandom.current().nextBytes(id);
        var text = "v1." + Base64.getUrlEncoder().withoutPadding().encodeToString(id) + "." + since.getEpochSecond();
        return text + "." + Device.sign(text, key);
    }

    MvcTestResult open(String site, String article) {
        var request = mvc.put().uri("/api/v1/sites/" + site + "/articles/" + article + "/meter");
        headers.forEach(request::header);
        return request.exchange();
    }

    MvcTestResult open(String article) {
        return open("vir", article);
    }
}
