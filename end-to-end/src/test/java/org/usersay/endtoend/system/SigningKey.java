package org.usersay.endtoend.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Signing key of the tests, for valid and invalid tokens. */
public final class SigningKey {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int COORDINATE = 32;

    private final String id;
    private final KeyPair pair;

    public SigningKey(String id) {
        this.id = id;
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            pair = generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The public half, as a JWK. */
    public Map<String, Object> jwk() {
        ECPublicKey key = (ECPublicKey) pair.getPublic();
        Map<String, Object> jwk = new LinkedHashMap<>();
        jwk.put("kty", "EC");
        jwk.put("crv", "P-256");
        jwk.put("use", "sig");
        jwk.put("alg", "ES256");
        jwk.put("kid", id);
        jwk.put("x", base64(fixed(key.getW().getAffineX())));
        jwk.put("y", base64(fixed(key.getW().getAffineY())));
        return jwk;
    }

    public String sign(Map<String, Object> claims) {
        return sign(Map.of("alg", "ES256", "typ", "at+jwt", "kid", id), claims);
    }

    public String sign(Map<String, Object> header, Map<String, Object> claims) {
        String content = part(header) + "." + part(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(pair.getPrivate());
            signature.update(content.getBytes(UTF_8));
            return content + "." + base64(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The same claims without any signature. */
    public static String unsigned(Map<String, Object> claims) {
        return part(Map.of("alg", "none", "typ", "at+jwt")) + "." + part(claims) + ".";
    }

    private static String part(Map<String, Object> values) {
        return base64(JSON.writeValueAsBytes(values));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] fixed(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[COORDINATE];
        int copied = Math.min(bytes.length, COORDINATE);
        System.arraycopy(bytes, bytes.length - copied, fixed, COORDINATE - copied, copied);
        return fixed;
    }
}
