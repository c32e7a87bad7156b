package org.usersay.gateway.route;

import static org.usersay.gateway.route.BackendService.COMMENTS;
import static org.usersay.gateway.route.BackendService.RATINGS;
import static org.usersay.gateway.route.BackendService.SUBSCRIPTION;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usersay.gateway.route.RouteMatch.Pace;

/** The route table: a path's segments decide, once a request, without a pattern to match. */
final class RouteTable {

    private static final String BASE = "/api/v1/";
    private static final String JWKS = "/.well-known/jwks.json";

    private RouteTable() {}

    /** Finds who answers this path; null where nobody does. */
    static @Nullable RouteMatch find(String path) {
        if (path.equals(JWKS)) {
            return new RouteMatch(SUBSCRIPTION, path, Pace.PROMPT, null, null);
        }
        if (!path.startsWith(BASE)) {
            return null;
        }
        var segments = List.of(path.substring(BASE.length()).split("/", -1));
        return switch (segments.getFirst()) {
            case "sites" -> ofSite(path, segments, 1);
            case "admin" -> ofAdmin(path, segments);
            case "openapi" -> ofDescription(segments);
            case "comments", "comment-previews", "readers" -> to(COMMENTS, path, segments);
            case "accounts",
                    "session",
                    "tokens",
                    "password-resets",
                    "passkeys",
                    "me",
                    "subscription-orders",
                    "newsletter-confirmations",
                    "newsletter-preferences",
                    "payment-notifications",
                    "u" -> to(SUBSCRIPTION, path, segments);
            default -> null;
        };
    }

    private static @Nullable RouteMatch ofSite(String path, List<String> segments, int at) {
        if (segments.size() < at + 2) {
            return null;
        }
        var site = segments.get(at);
        var rest = segments.get(at + 1);
        if (rest.equals("articles") && segments.size() > at + 2) {
            var room = segments.size() > at + 3 ? segments.get(at + 3) : "";
            var backendService = room.equals("rating") || room.startsWith("rating.") ? RATINGS : COMMENTS;
            return new RouteMatch(backendService, path, pace(segments), site, segments.get(at + 2));
        }
        var backendService = switch (firstWord(rest)) {
            case "publications", "subscription-orders", "newsletters" -> SUBSCRIPTION;
            case "ratings" -> RATINGS;
            default -> COMMENTS;
        };
        return new RouteMatch(backendService, path, pace(segments), site, null);
    }

    private static @Nullable RouteMatch ofAdmin(String path, List<String> segments) {
        return switch (segments.size() < 2 ? "" : firstWord(segments.get(1))) {
            case "sites" -> ofSite(path, segments, 2);
            case "comments" -> to(COMMENTS, path, segments);
            case "ratings" -> to(RATINGS, path, segments);
            case "mail", "readers", "subscription-orders" -> to(SUBSCRIPTION, path, segments);
            default -> null;
        };
    }

    /** Each service describes itself; the gateway only gives the descriptions an address. */
    private static @Nullable RouteMatch ofDescription(List<String> segments) {
        if (segments.size() != 2) {
            return null;
        }
        for (var backendService : BackendService.values()) {
            if (segments.get(1).equals(backendService.label())) {
                return new RouteMatch(backendService, "/v3/api-docs", Pace.PROMPT, null, null);
            }
        }
        return null;
    }

    private static RouteMatch to(BackendService backendService, String path, List<String> segments) {
        return new RouteMatch(backendService, path, pace(segments), null, null);
    }

    private static Pace pace(List<String> segments) {
        return switch (segments.getLast()) {
            case "stream" -> Pace.STREAM;
            case "imports", "exports", "export" -> Pace.TRANSFER;
            default -> Pace.PROMPT;
        };
    }

    /** {@code subscription-orders.csv} belongs where {@code subscription-orders} does. */
    private static String firstWord(String segment) {
        var dot = segment.indexOf('.');
        return dot < 0 ? segment : segment.substring(0, dot);
    }
}
