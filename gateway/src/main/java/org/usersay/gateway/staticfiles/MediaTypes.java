package org.usersay.gateway.staticfiles;

import java.util.regex.Pattern;

/** What a file is, by its name. */
enum MediaTypes {
    PAGE("text/html; charset=utf-8", true),
    SCRIPT("text/javascript; charset=utf-8", true),
    STYLE("text/css; charset=utf-8", true),
    DATA("application/json; charset=utf-8", true),
    MANIFEST("application/manifest+json", true),
    FEED("application/atom+xml; charset=utf-8", true),
    TEXT("text/plain; charset=utf-8", true),
    DRAWING("image/svg+xml; charset=utf-8", true),
    WEBP("image/webp", false),
    AVIF("image/avif", false),
    PNG("image/png", false),
    JPEG("image/jpeg", false),
    ICON("image/x-icon", false),
    FONT("font/woff2", false),
    OTHER("application/octet-stream", false);

    /** A build writes a hash of the content into such a name, so the address never means anything else. */
    private static final Pattern HASHED = Pattern.compile("/assets/.*[-.][A-Za-z0-9_]{8,}\\.[a-z0-9]+");

    private final String contentType;
    private final boolean text;

    MediaTypes(String contentType, boolean text) {
        this.contentType = contentType;
        this.text = text;
    }

    static MediaTypes of(String path) {
        return switch (path.substring(path.lastIndexOf('.') + 1)) {
            case "html" -> PAGE;
            case "js", "mjs" -> SCRIPT;
            case "css" -> STYLE;
            case "json", "map" -> DATA;
            case "webmanifest" -> MANIFEST;
            case "xml" -> FEED;
            case "txt" -> TEXT;
            case "svg" -> DRAWING;
            case "webp" -> WEBP;
            case "avif" -> AVIF;
            case "png" -> PNG;
            case "jpg", "jpeg" -> JPEG;
            case "ico" -> ICON;
            case "woff2" -> FONT;
            default -> OTHER;
        };
    }

    String contentType() {
        return contentType;
    }

    boolean isText() {
        return text;
    }

    String cacheControl(String path) {
        if (HASHED.matcher(path).matches()) {
            return "public, max-age=31536000, immutable";
        }
        return path.startsWith("/assets/") ? "public, max-age=3600" : "public, max-age=60";
    }
}
