package org.usersay.endtoend.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signed events of a mail provider. */
public final class MailProvider {

    private MailProvider() {}

    /** A mail to the address came back for good. */
    public static void bounce(Usersay usersay, String email) {
        Instant now = Instant.now();
        String body = "{\"events\":[{\"type\":\"HARD_BOUNCE\",\"recipient\":\"" + email + "\"}]}";
        String id = UUID.randomUUID().toString();
        usersay.program()
                .with("webhook-id", id)
                .with("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .with("webhook-signature", signature(id + "." + now.getEpochSecond() + "." + body))
                .json("POST", "/api/v1/mail-events", body)
                .expect(204);
    }

    private static String signature(String content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(
                    Base64.getDecoder().decode(Usersay.MAIL_EVENTS_SECRET.substring("whsec_".length())), "HmacSHA256"));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
