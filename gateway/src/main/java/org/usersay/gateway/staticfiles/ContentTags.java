package org.usersay.gateway.staticfiles;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.core.io.Resource;

/** Entity tags of static files: a digest of the content, computed once. */
final class ContentTags implements Function<Resource, String> {

    private final Map<String, String> byAddress = new ConcurrentHashMap<>();

    @Override
    public String apply(Resource file) {
        try {
            URL address = file.getURL();
            return byAddress.computeIfAbsent(address.toExternalForm(), unknown -> digest(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(Resource file) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(file.getContentAsByteArray());
            return HexFormat.of().formatHex(hash, 0, 12);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
