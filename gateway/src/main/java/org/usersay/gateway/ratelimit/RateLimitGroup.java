package org.usersay.gateway.ratelimit;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Requests that are counted together. */
enum RateLimitGroup {
    SESSION,
    TOKENS,
    REFRESH,
    LINKS,
    ACCOUNTS,
    PASSWORD_RESETS,
    PROFILE,
    COMMENTS,
    PREVIEWS,
    VOTES,
    REPORTS,
    RATINGS,
    ORDERS,
    NEWSLETTERS;

    private static final Set<RateLimitGroup> COUNTED_SOON =
            EnumSet.of(REFRESH, PROFILE, COMMENTS, PREVIEWS, VOTES, REPORTS, RATINGS);
    private static final String BASE = "/api/v1/";

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Whether all gateways count it together before it may pass: where a password or a code could be guessed, or mail be sent to
     * others. Elsewhere a moment later will do.
     */
    boolean isCountedAtOnce() {
        return !COUNTED_SOON.contains(this);
    }

    /** The group of a request; null where it may be asked freely. */
    static @Nullable RateLimitGroup of(String method, String path) {
        if (!path.startsWith(BASE)) {
            return null;
        }
        var rest = path.substring(BASE.length());
        if (method.equals("GET") || method.equals("HEAD")) {
            return rest.equals("me/export") ? PROFILE : null;
        }
        var end = rest.indexOf('/');
        return switch (end < 0 ? rest : rest.substring(0, end)) {
            case "session" -> ofSession(method, rest);
            case "passkeys" -> SESSION;
            case "tokens" -> rest.equals("tokens/refresh") ? REFRESH : TOKENS;
            case "accounts" -> ACCOUNTS;
            case "password-resets" -> PASSWORD_RESETS;
            case "me" -> PROFILE;
            case "comment-previews" -> PREVIEWS;
            case "comments" -> ofComment(rest);
            case "sites" -> ofSite(rest);
            case "newsletter-confirmations", "newsletter-preferences" -> NEWSLETTERS;
            default -> null;
        };
    }

    private static RateLimitGroup ofSession(String method, String rest) {
        if (rest.startsWith("session/links")) {
            return LINKS;
        }
        return rest.equals("session/refresh") || method.equals("DELETE") ? REFRESH : SESSION;
    }

    private static RateLimitGroup ofComment(String rest) {
        return switch (rest.substring(rest.lastIndexOf('/') + 1)) {
            case "vote" -> VOTES;
            case "reports" -> REPORTS;
            default -> COMMENTS;
        };
    }

    private static @Nullable RateLimitGroup ofSite(String rest) {
        if (rest.endsWith("/rating/mine")) {
            return RATINGS;
        }
        return switch (rest.substring(rest.lastIndexOf('/') + 1)) {
            case "comments" -> COMMENTS;
            case "subscription-orders" -> ORDERS;
            case "signups" -> NEWSLETTERS;
            default -> null;
        };
    }
}
