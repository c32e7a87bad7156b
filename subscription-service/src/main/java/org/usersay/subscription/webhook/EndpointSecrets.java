package org.usersay.subscription.webhook;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.DuplicateKeys;
import org.usersay.starter.mongo.ShardKey;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.ProblemException;
import org.usersay.starter.webhook.WebhookEndpoint;
import org.usersay.subscription.secret.RandomToken;
import org.usersay.subscription.webhook.SigningSecrets.Previous;

/**
 * Secrets of endpoints that administrators replaced; {@code _id} is {@code site/endpoint}. They are read for each delivery, so
 * that a new one signs in every process at once. {@code replaces} is the digest of the secret in the settings that was
 * replaced: another one in the settings takes the place of all that is stored.
 */
@Component
class EndpointSecrets {

    private static final CollectionDefinition LAYOUT = CollectionDefinition.of("webhook_secrets", ShardKey.ID);
    private static final int BYTES = 32;

    private final MongoCollection<Document> secrets;
    private final DeliverySettings settings;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    EndpointSecrets(MongoDatabase database, DeliverySettings settings, Clock clock) {
        this.secrets = LAYOUT.open(database);
        this.settings = settings;
        this.clock = clock;
    }

    SigningSecrets of(String name, WebhookEndpoint endpoint) {
        var stored = secrets.find(eq(name)).first();
        if (stored == null) {
            return SigningSecrets.configured(0, endpoint);
        }
        var version = stored.getInteger("version");
        return stored.getString("replaces").equals(digest(endpoint))
                ? new SigningSecrets(version, stored.getString("secret"), stillSigning(stored))
                : SigningSecrets.configured(version, endpoint);
    }

    private List<Previous> stillSigning(Document stored) {
        var now = clock.instant();
        return stored.getList("previous", Document.class).stream()
                .map(each -> new Previous(
                        each.getString("secret"), each.getDate("until").toInstant()))
                .filter(each -> Objects.requireNonNull(each.until()).isAfter(now))
                .toList();
    }

    /** Makes a new current secret; 412 where another one was made since {@code replaced} was read. */
    SigningSecrets replace(String name, WebhookEndpoint endpoint, SigningSecrets replaced) {
        var until = clock.instant().plus(settings.rotation()).truncatedTo(ChronoUnit.MILLIS);
        var next = replaced.replacedBy(newSecret(), until);
        try {
            secrets.replaceOne(
                    and(eq(name), eq("version", replaced.version())),
                    document(name, endpoint, next),
                    new ReplaceOptions().upsert(true));
            return next;
        } catch (MongoWriteException e) {
            if (DuplicateKeys.in(e)) {
                throw replacedMeanwhile();
            }
            throw e;
        }
    }

    static ProblemException replacedMeanwhile() {
        return CommonProblem.PRECONDITION_FAILED.refusal(
                "The secret was replaced in the meantime. Read the endpoint again and decide anew.");
    }

    private static Document document(String name, WebhookEndpoint endpoint, SigningSecrets secrets) {
        return new Document("_id", name)
                .append("version", secrets.version())
                .append("replaces", digest(endpoint))
                .append("secret", secrets.current())
                .append(
                        "previous",
                        secrets.previous().stream()
                                .map(each -> new Document("secret", each.secret())
                                        .append("until", Date.from(Objects.requireNonNull(each.until()))))
                                .toList());
    }

    private static String digest(WebhookEndpoint endpoint) {
        return RandomToken.digest(endpoint.secret());
    }

    private String newSecret() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return WebhookEndpoint.PREFIX + Base64.getEncoder().encodeToString(bytes);
    }
}
