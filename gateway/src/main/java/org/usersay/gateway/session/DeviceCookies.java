package org.usersay.gateway.session;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.usersay.gateway.route.BackendService;
import org.usersay.gateway.route.RouteMatch;
import org.usersay.gateway.route.RouteSettings;

/**
 * Browsers that rate without an account, each known by a cookie of ours: {@code v1.<id>.<epoch second of issue>.<signature>},
 * where the id is 16 random bytes and the signature HMAC-SHA256 of {@code v1.<id>.<epoch second>}, both in Base64 for
 * URLs without padding.
 */
@Component
final class DeviceCookies {

    private static final String COOKIE = "usersay_device";
    private static final Duration LIFETIME = Duration.ofDays(365);
    private static final String ALGORITHM = "HmacSHA256";
    private static final int ID_BYTES = 16;
    private static final Pattern SHAPE =
            Pattern.compile("(v1\\.[A-Za-z0-9_-]{22}\\.[0-9]{1,11})\\.([A-Za-z0-9_-]{43})");
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final DeviceSettings settings;
    private final boolean secure;
    private final SecureRandom random = new SecureRandom();

    DeviceCookies(DeviceSettings settings, RouteSettings routes) {
        this.settings = settings;
        this.secure = routes.isSecure();
    }

    /** Whether devices play a part there: in giving one's own stars, at a site that lets them. */
    boolean mayAct(RouteMatch routeMatch) {
        return routeMatch.service() == BackendService.RATINGS
                && routeMatch.path().startsWith("/api/v1/sites/")
                && routeMatch.path().endsWith("/rating/mine")
                && !settings.key().isEmpty()
                && routeMatch.site() != null
                && settings.sites().contains(routeMatch.site());
    }

    /** The device that this browser is; null where it shows none that we signed. */
    @Nullable
    String known(HttpServletRequest request) {
        var cookies = request.getCookies();
        if (cookies == null) {
            return null;
        }
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(COOKIE) && isOurs(cookie.getValue())) {
                return cookie.getValue();
            }
        }
        return null;
    }

    /**
     * Whether a new device would stay one. A browser keeps no {@code SameSite=Lax} cookie that comes in answer to another
     * site's page: each press of a star would be a new device and a new vote.
     */
    boolean wouldBeKept(HttpServletRequest request) {
        return !"cross-site".equals(request.getHeader("Sec-Fetch-Site"));
    }

    String issue() {
        var id = new byte[ID_BYTES];
        random.nextBytes(id);
        var text = "v1." + BASE64.encodeToString(id) + '.' + Instant.now().getEpochSecond();
        return text + '.' + sign(text);
    }

    /** What makes a browser this device for a year. */
    String cookie(String device) {
        return ResponseCookie.from(COOKIE, device)
                .path("/")
                .maxAge(LIFETIME)
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .build()
                .toString();
    }

    private boolean isOurs(String value) {
        var match = SHAPE.matcher(value);
        return match.matches() && MessageDigest.isEqual(ascii(sign(match.group(1))), ascii(match.group(2)));
    }

    private String sign(String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(settings.key().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return BASE64.encodeToString(mac.doFinal(ascii(text)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
