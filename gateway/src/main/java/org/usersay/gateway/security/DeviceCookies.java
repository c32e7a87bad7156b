package org.usersay.gateway.security;

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
import java.util.Set;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.usersay.gateway.proxy.Credentials;
import org.usersay.gateway.proxy.ServiceSettings;
import org.usersay.gateway.route.CookiePolicy;
import org.usersay.gateway.route.RouteMatch;

/**
 * Signed cookies of browsers that rate, or read metered articles, without an account: {@code v1.<id>.<epoch second of issue>.<signature>}, where the id
 * is 16 random bytes and the signature HMAC-SHA256 of {@code v1.<id>.<epoch second>}, both in Base64 for URLs without padding.
 */
@Component
final class DeviceCookies {

    private static final Duration LIFETIME = Duration.ofDays(365);
    private static final String ALGORITHM = "HmacSHA256";
    private static final int ID_BYTES = 16;
    private static final Pattern SHAPE =
            Pattern.compile("(v1\\.[A-Za-z0-9_-]{22}\\.[0-9]{1,11})\\.([A-Za-z0-9_-]{43})");
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final DeviceSettings settings;
    private final MeterSettings meter;
    private final boolean secure;
    private final String name;
    private final SecureRandom random = new SecureRandom();

    DeviceCookies(DeviceSettings settings, MeterSettings meter, ServiceSettings services) {
        this.settings = settings;
        this.meter = meter;
        this.secure = services.isSecure();
        this.name = Cookies.named(Cookies.DEVICE, secure);
    }

    /**
     * The browser's device; null where it has none with a valid signature or none may act.
     *
     * @param signedIn whether the request has an access token, with which a device may come
     */
    @Nullable
    String existing(HttpServletRequest request, RouteMatch match, boolean signedIn) {
        if (!isAccepted(match) || (!signedIn && hasSession(request))) {
            return null;
        }
        for (Cookie cookie : request.getCookies()) {
            if (cookie.getName().equals(name) && isSigned(cookie.getValue())) {
                return cookie.getValue();
            }
        }
        return null;
    }

    /**
     * Whether the request gets a new device: only giving stars and opening a metered article make one, and only of a browser that would keep the cookie. A
     * browser drops a {@code SameSite=Lax} cookie in the response to another site's page, so each star would be a new vote, each article the first.
     */
    boolean isIssuedTo(HttpServletRequest request, RouteMatch match, Credentials credentials) {
        return request.getMethod().equals("PUT")
                && isAccepted(match)
                && credentials.bearer() == null
                && credentials.device() == null
                && !hasSession(request)
                && !"cross-site".equals(request.getHeader("Sec-Fetch-Site"));
    }

    private boolean isAccepted(RouteMatch match) {
        return !settings.key().isEmpty()
                && match.site() != null
                && sites(match.metadata().cookies()).contains(match.site());
    }

    private Set<String> sites(CookiePolicy policy) {
        return switch (policy) {
            case DEVICE -> settings.sites();
            case METER -> meter.sites().keySet();
            case ACCESS, ACCESS_UNLESS_READING, SIGN_IN, SESSION, NONE -> Set.of();
        };
    }

    /** A reader whose access cookie has expired is no device: the service answers 401, and the page renews the session. */
    private boolean hasSession(HttpServletRequest request) {
        return Cookies.read(request, Cookies.SESSION, secure) != null;
    }

    String issue() {
        var id = new byte[ID_BYTES];
        random.nextBytes(id);
        var text = "v1." + BASE64.encodeToString(id) + '.' + Instant.now().getEpochSecond();
        return text + '.' + sign(text);
    }

    /** Header value that sets the cookie for a year. */
    String cookie(String device) {
        return ResponseCookie.from(name, device)
                .path("/")
                .maxAge(LIFETIME)
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .build()
                .toString();
    }

    private boolean isSigned(String value) {
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
