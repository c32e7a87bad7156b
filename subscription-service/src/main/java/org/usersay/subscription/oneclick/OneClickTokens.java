package org.usersay.subscription.oneclick;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.usersay.subscription.contact.Language;
import org.usersay.subscription.outbox.PublicLinks;
import org.usersay.subscription.secret.RandomToken;
import org.usersay.subscription.secret.ServerSecrets;

/**
 * Self-contained tokens: type, language and subject, signature. They stay valid as long as the mail is kept, which unsubscribing
 * requires.
 */
@Component
public class OneClickTokens {

    private static final int MAX_LENGTH = 600;
    private static final int SIGNATURE = 43;

    private final ServerSecrets secrets;
    private final PublicLinks publicLinks;

    OneClickTokens(ServerSecrets secrets, PublicLinks publicLinks) {
        this.secrets = secrets;
        this.publicLinks = publicLinks;
    }

    /** Target of a token: the type of the action, the language of the mail, and the subject. */
    public record Target(char type, Language language, String subject) {

        private String payload() {
            return language.code() + ":" + subject;
        }

        private static Optional<Target> of(char type, String payload) {
            return Arrays.stream(Language.values())
                    .filter(language -> payload.startsWith(language.code() + ":"))
                    .map(language -> new Target(
                            type, language, payload.substring(language.code().length() + 1)))
                    .findFirst();
        }
    }

    public String token(Target target) {
        var subject = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(target.payload().getBytes(StandardCharsets.UTF_8));
        return target.type() + subject + signature(target).value();
    }

    /** Link that a mail carries. */
    public URI link(Target target) {
        return URI.create(publicLinks.page("api/v1/u/" + token(target)));
    }

    /** Target of a token; empty where the signature is not valid. */
    public Optional<Target> read(String token) {
        if (token.length() < SIGNATURE + 2 || token.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        var signed = token.length() - SIGNATURE;
        return decode(token.substring(1, signed))
                .flatMap(payload -> Target.of(token.charAt(0), payload))
                .filter(target -> RandomToken.parse(token.substring(signed))
                        .filter(signature(target)::equals)
                        .isPresent());
    }

    private RandomToken signature(Target target) {
        return secrets.named("click").successor(target.type() + target.payload());
    }

    private static Optional<String> decode(String subject) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(subject), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
