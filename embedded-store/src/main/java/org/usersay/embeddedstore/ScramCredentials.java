package org.usersay.embeddedstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What SCRAM-SHA-256 (RFC 5802, RFC 7677) keeps of a password: enough to check the proof of a client, and to prove to the
 * client that this store has been given the same password. Neither side ever sends it.
 */
final class ScramCredentials {

    /** The least that clients accept; passwords of this store are random, so more would protect nothing. */
    private static final int ITERATIONS = 4_096;

    private static final int BYTES = 32;
    private static final String HMAC = "HmacSHA256";

    private final byte[] salt = new byte[16];
    private final byte[] storedKey;
    private final byte[] serverKey;

    ScramCredentials(String password) {
        new SecureRandom().nextBytes(salt);
        try {
            byte[] salted = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, ITERATIONS, BYTES * Byte.SIZE))
                    .getEncoded();
            storedKey = digest(hmac(salted, "Client Key"));
            serverKey = hmac(salted, "Server Key");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The attributes {@code s} and {@code i} of a server's first message. */
    String parameters() {
        return "s=" + Base64.getEncoder().encodeToString(salt) + ",i=" + ITERATIONS;
    }

    /** Whether the proof was made with the password, for the conversation {@code message}. */
    boolean accepts(byte[] proof, String message) {
        byte[] signature = hmac(storedKey, message);
        if (proof.length != signature.length) {
            return false;
        }
        byte[] clientKey = new byte[BYTES];
        for (int i = 0; i < BYTES; i++) {
            clientKey[i] = (byte) (proof[i] ^ signature[i]);
        }
        return MessageDigest.isEqual(digest(clientKey), storedKey);
    }

    /** The proof to the client, in Base64. */
    String signature(String message) {
        return Base64.getEncoder().encodeToString(hmac(serverKey, message));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
