package org.usersay.subscription.secret;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Token of 256 random bits in URL-safe characters. It is sent once, in a mail or a cookie; only {@link #digest()} is
 * stored, so the database reveals no usable token.
 */
public record RandomToken(String value) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Base64.Encoder LETTERS = Base64.getUrlEncoder().withoutPadding();

    public RandomToken {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a secret");
        }
    }

    public static RandomToken random() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new RandomToken(LETTERS.encodeToString(bytes));
    }

    /** What a client sent, if it can be a secret at all. */
    public static Optional<RandomToken> parse(@Nullable String sent) {
        return sent != null && SHAPE.matcher(sent).matches() ? Optional.of(new RandomToken(sent)) : Optional.empty();
    }

    /** Digest to store and look up by. */
    public String digest() {
        return digest(value);
    }

    /** SHA-256 of any text, in the same characters. */
    public static String digest(String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return LETTERS.encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Successor of this token, the same for each call. The salt alone does not reveal it. */
    public RandomToken successor(String salt) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(value.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return new RandomToken(LETTERS.encodeToString(mac.doFinal(salt.getBytes(StandardCharsets.UTF_8))));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /** Keeps the value out of logs. */
    @Override
    public String toString() {
        return "RandomToken[hidden]";
    }
}
