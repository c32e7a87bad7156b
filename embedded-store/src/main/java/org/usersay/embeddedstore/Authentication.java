package org.usersay.embeddedstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Authentication of connections by SCRAM-SHA-256, which is mutual: a client that was given this store's password refuses
 * every other store, for instance one of another data directory that took the same port.
 */
final class Authentication {

    static final String USER = "usersay";

    private static final String MECHANISM = "SCRAM-SHA-256";
    /** What a driver executes before it authenticates; nothing of it reads or writes data. */
    private static final Set<String> HANDSHAKE = Set.of("hello", "ismaster", "ping", "saslstart", "saslcontinue");

    private static final AttributeKey<Boolean> AUTHENTICATED = AttributeKey.valueOf("usersay.authenticated");
    private static final AttributeKey<Challenge> CHALLENGE = AttributeKey.valueOf("usersay.challenge");

    private final @Nullable ScramCredentials credentials;

    /** @param password null where every local process may use the store */
    Authentication(@Nullable String password) {
        credentials = password == null ? null : new ScramCredentials(password);
    }

    /** Throws where this connection may not execute the command. */
    void check(Channel channel, String command) {
        if (credentials != null
                && !HANDSHAKE.contains(command.toLowerCase(Locale.ROOT))
                && !channel.hasAttr(AUTHENTICATED)) {
            throw new MongoServerError(13, "Unauthorized", "command " + command + " requires authentication");
        }
    }

    /** Answers {@code saslStart}: the challenge. */
    Document start(Channel channel, Document command) {
        String first = payload(command);
        String bare = first.startsWith("n,,") ? first.substring(3) : "";
        if (credentials == null
                || !MECHANISM.equals(command.get("mechanism"))
                || !USER.equals(attribute(bare, 'n'))
                || attribute(bare, 'r').isEmpty()) {
            throw failed();
        }
        String nonce = attribute(bare, 'r') + UUID.randomUUID();
        String challenge = "r=" + nonce + "," + credentials.parameters();
        channel.attr(CHALLENGE).set(new Challenge(nonce, bare + "," + challenge));
        return answer(challenge, false);
    }

    /** Answers {@code saslContinue}: the proof of this store, where the one of the client is right. */
    Document proceed(Channel channel, Document command) {
        Challenge challenge = channel.attr(CHALLENGE).getAndSet(null);
        String last = payload(command);
        int proof = last.lastIndexOf(",p=");
        if (credentials == null
                || challenge == null
                || proof < 0
                || !last.substring(0, proof).equals("c=biws,r=" + challenge.nonce())) {
            throw failed();
        }
        String message = challenge.messages() + "," + last.substring(0, proof);
        if (!credentials.accepts(decoded(last.substring(proof + 3)), message)) {
            throw failed();
        }
        channel.attr(AUTHENTICATED).set(true);
        return answer("v=" + credentials.signature(message), true);
    }

    private static String payload(Document command) {
        return command.get("payload") instanceof BinData payload ? new String(payload.getData(), UTF_8) : "";
    }

    private static String attribute(String message, char name) {
        return Pattern.compile(",")
                .splitAsStream(message)
                .filter(attribute -> attribute.startsWith(name + "="))
                .map(attribute -> attribute.substring(2))
                .findFirst()
                .orElse("");
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw failed();
        }
    }

    private static Document answer(String payload, boolean done) {
        Document answer = new Document("conversationId", 1)
                .append("done", done)
                .append("payload", new BinData(payload.getBytes(UTF_8)));
        Utils.markOkay(answer);
        return answer;
    }

    private static MongoServerError failed() {
        return new MongoServerError(18, "AuthenticationFailed", "Authentication failed.");
    }

    /**
     * A challenge that waits for its proof.
     *
     * @param messages the two messages so far, as they are signed
     */
    private record Challenge(String nonce, String messages) {}
}
