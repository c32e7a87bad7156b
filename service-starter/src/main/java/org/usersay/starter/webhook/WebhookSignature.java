package org.usersay.starter.webhook;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signature of Standard Webhooks, version 1: HMAC-SHA256 of {@code id.timestamp.payload}, in Base64. */
public final class WebhookSignature {

    private static final String ALGORITHM = "HmacSHA256";

    private WebhookSignature() {}

    /** Value of the header {@code webhook-signature}: one signature for each secret. */
    public static String sign(List<String> secrets, String id, Instant at, String payload) {
        var content = (id + "." + at.getEpochSecond() + "." + payload).getBytes(StandardCharsets.UTF_8);
        return secrets.stream()
                .map(WebhookSignature::key)
                .map(key -> "v1," + Base64.getEncoder().encodeToString(hash(key, content)))
                .collect(Collectors.joining(" "));
    }

    private static byte[] key(String secret) {
        return Base64.getDecoder().decode(secret.substring(WebhookEndpoint.PREFIX.length()));
    }

    private static byte[] hash(byte[] key, byte[] content) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(content);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }
}
