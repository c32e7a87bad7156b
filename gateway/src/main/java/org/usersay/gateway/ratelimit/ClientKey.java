package org.usersay.gateway.ratelimit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.usersay.gateway.forwarded.ClientNetwork;

/** Keys under which clients are counted in this process; {@link ClientKeyAnonymizer} derives those in Redis. */
final class ClientKey {

    static final String ADDRESS = "a:";

    private static final MessageDigest SHA256 = digest();

    private ClientKey() {}

    static String ofAddress(String text) {
        return ADDRESS + ClientNetwork.of(text);
    }

    static boolean isAddress(String key) {
        return key.startsWith(ADDRESS);
    }

    /** Key of a reader; hashed, so that no id has a character with a meaning in keys. */
    static String ofReader(String subject) {
        var hash = sha256().digest(subject.getBytes(StandardCharsets.UTF_8));
        return "r:" + HexFormat.of().formatHex(hash, 0, 16);
    }

    /** A clone, since the lookup costs more than the digest of an id. */
    private static MessageDigest sha256() {
        try {
            return (MessageDigest) SHA256.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("Java's own digests can be cloned", e);
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
