package org.usersay.gateway.ratelimit;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Keys under which clients are counted in this process; {@link ClientKeyAnonymizer} derives those in Redis. */
final class ClientKey {

    static final String ADDRESS = "a:";

    private static final int IPV6_BYTES = 16;
    private static final int NETWORK_BYTES = 8;
    private static final MessageDigest SHA256 = digest();

    private ClientKey() {}

    /** An IPv6 client has a whole /64 at its disposal, so that is its key. */
    static String ofAddress(String text) {
        try {
            var bytes = InetAddress.ofLiteral(text).getAddress();
            var length = bytes.length == IPV6_BYTES ? NETWORK_BYTES : bytes.length;
            return ADDRESS + HexFormat.of().formatHex(bytes, 0, length);
        } catch (IllegalArgumentException e) {
            return ADDRESS + "unknown";
        }
    }

    static boolean isAddress(String key) {
        return key.startsWith(ADDRESS);
    }

    /**
     * Key of the whole token. It is not verified here, so its claims cannot be the key: a forged one could use up another
     * reader's limit. Invented tokens are bounded by the limit of their address.
     */
    static String ofToken(String token) {
        var hash = sha256().digest(token.getBytes(StandardCharsets.UTF_8));
        return "t:" + HexFormat.of().formatHex(hash, 0, 16);
    }

    /** A clone, since the lookup costs more than the digest of a token. */
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
