package org.usersay.comments.importexport;

import java.net.IDN;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Address of an article, in the one form that decides which article it means: without scheme, {@code www.}, default port,
 * user, fragment and slashes at the end, with its host in lower case and its path and query in one percent encoding. A
 * fragment that is a route of an application ({@code #/…}, {@code #!…}) counts as part of the query.
 * Two addresses that differ in anything else, such as the query or one path segment, are two articles.
 *
 * @param query empty where there is none
 */
record NormalizedAddress(String host, String path, String query) {

    private static final Pattern PARTS =
            Pattern.compile("(?is)(?:https?:)?//(?:[^/?#@]*@)?([^/?#]+)([^?#]*)(?:\\?([^#]*))?(#[!/].*)?(?:#.*)?");
    private static final Pattern READABLE = Pattern.compile("[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*");

    /** The address; empty where the text is none. */
    static Optional<NormalizedAddress> of(String written) {
        var parts = PARTS.matcher(written.strip().replace("&amp;", "&"));
        if (!parts.matches()) {
            return Optional.empty();
        }
        var query = parts.group(3) == null ? "" : encoded(parts.group(3));
        var application = parts.group(4) == null ? "" : encoded(parts.group(4)).replaceFirst("(#!?)?/*$", "");
        return Optional.of(new NormalizedAddress(host(parts.group(1)), path(parts.group(2)), query + application));
    }

    private static String host(String authority) {
        var host = authority
                .toLowerCase(Locale.ROOT)
                .replaceFirst(":(80|443)?$", "")
                .replaceFirst("^www\\.", "");
        try {
            return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).replaceFirst("\\.$", "");
        } catch (IllegalArgumentException e) {
            return host;
        }
    }

    /** The path without dot segments and slashes at the end; {@code //} elsewhere holds an empty segment. */
    private static String path(String written) {
        var segments = new ArrayDeque<String>();
        for (var segment : encoded(written).replaceFirst("^/", "").split("/", -1)) {
            if (segment.equals("..")) {
                segments.pollLast();
            } else if (!segment.equals(".")) {
                segments.addLast(segment.replace(":", "%3A"));
            }
        }
        return String.join("/", segments).replaceFirst("/+$", "");
    }

    /** Decoded as far as possible, and encoded again; {@code +} and the delimiters stay as they are. */
    private static String encoded(String written) {
        var result = new StringBuilder();
        for (String part : written.split("(?=[/?#!&=;:,@+$'()*])|(?<=[/?#!&=;:,@+$'()*])", -1)) {
            boolean delimiter = part.length() == 1 && "/?#!&=;:,@+$'()*".contains(part);
            result.append(delimiter ? part : encodedPart(part));
        }
        return result.toString();
    }

    private static String encodedPart(String part) {
        try {
            var decoded = URLDecoder.decode(part, StandardCharsets.UTF_8);
            var kept = decoded.indexOf('\uFFFD') >= 0 ? part : Normalizer.normalize(decoded, Normalizer.Form.NFC);
            return URLEncoder.encode(kept, StandardCharsets.UTF_8)
                    .replace("+", "%20")
                    .replace("%7E", "~");
        } catch (IllegalArgumentException e) {
            return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
        }
    }

    /**
     * The id of the article with this address: its path with {@code ~} for each slash, after the host where that is not
     * one of the site's; a hash where that would not tell it from others.
     */
    String article(boolean ownHost) {
        var id = (ownHost ? "" : host + "~~") + path.replace('/', '~');
        boolean readable = query.isEmpty() && READABLE.matcher(path).matches() && id.length() <= 128;
        return readable && (ownHost || READABLE.matcher(host).matches())
                ? id
                : "x-" + ImportIdMapping.shortHash(toString());
    }

    @Override
    public String toString() {
        return host + "/" + path + (query.isEmpty() ? "" : "?" + query);
    }
}
