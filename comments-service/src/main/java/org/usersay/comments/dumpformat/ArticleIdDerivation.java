package org.usersay.comments.dumpformat;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an article of another system is called here: as the publisher calls it, else by the path of its address, whose
 * last part is the slug of most; else by a hash, which is at least always the same.
 */
final class ArticleIdDerivation {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._~-]{1,128}");
    private static final Pattern SAYS_NOTHING = Pattern.compile("(?i)(index|default|home|amp)?(\\.[a-z]{1,5})?");

    private ArticleIdDerivation() {}

    /** From the publisher's own id, the address, or whatever the dump calls it. */
    static String of(@Nullable String own, @Nullable String url, String ref) {
        if (own != null && SHAPE.matcher(own).matches()) {
            return own;
        }
        var path = url == null ? "" : path(url);
        if (!path.isEmpty()) {
            return path;
        }
        return "x-" + hash(url == null ? ref : url);
    }

    private static String path(String url) {
        try {
            var path = new URI(url).getPath();
            if (path == null) {
                return "";
            }
            var whole = path.replaceFirst("/+$", "").replaceFirst("^/+", "");
            var last = whole.substring(whole.lastIndexOf('/') + 1);
            var said =
                    SAYS_NOTHING.matcher(last).matches() ? whole.replace('/', '~') : last.replaceFirst("\\.html?$", "");
            return SHAPE.matcher(said).matches() ? said : "";
        } catch (URISyntaxException e) {
            return "";
        }
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
