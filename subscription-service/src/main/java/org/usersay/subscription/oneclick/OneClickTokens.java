package org.usersay.subscription.oneclick;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.usersay.subscription.outbox.PublicLinks;
import org.usersay.subscription.secret.RandomToken;
import org.usersay.subscription.secret.ServerSecrets;

/**
 * Tokens that say by themselves what they are for: letter, subject, signature. They work as long as the mail is kept, which
 * is what unsubscribing must do.
 */
@Component
public class OneClickTokens {

    private static final int LONGEST = 600;
    private static final int SIGNATURE = 43;

    private final ServerSecrets secrets;
    private final PublicLinks publicLinks;

    OneClickTokens(ServerSecrets secrets, PublicLinks publicLinks) {
        this.secrets = secrets;
        this.publicLinks = publicLinks;
    }

    /** What a token is for. */
    public record Target(char letter, String subject) {}

    public String token(Target target) {
        var subject = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(target.subject().getBytes(StandardCharsets.UTF_8));
        return target.letter() + subject + signature(target).value();
    }

    /** Where the one click goes. */
    public URI link(Target target) {
        return URI.create(publicLinks.page("api/v1/u/" + token(target)));
    }

    /** What the token is for, if we signed it. */
    public Optional<Target> read(String token) {
        if (token.length() < SIGNATURE + 2 || token.length() > LONGEST) {
            return Optional.empty();
        }
        var signed = token.length() - SIGNATURE;
        return decode(token.substring(1, signed))
                .map(subject -> new Target(token.charAt(0), subject))
                .filter(target -> RandomToken.parse(token.substring(signed))
                        .filter(signature(target)::equals)
                        .isPresent());
    }

    private RandomToken signature(Target target) {
        return secrets.named("click").successor(target.letter() + target.subject());
    }

    private static Optional<String> decode(String subject) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(subject), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
