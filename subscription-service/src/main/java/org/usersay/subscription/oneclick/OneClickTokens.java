package org.usersay.subscription.oneclick;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.usersay.subscription.contact.Language;
import org.usersay.subscription.outbox.PublicLinks;
import org.usersay.subscription.secret.RandomToken;
import org.usersay.subscription.secret.ServerSecrets;

/**
 * Self-contained tokens: type, language, site and subject, signature. They stay valid as long as the mail is kept, which unsubscribing
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

    /**
     * Target of a token: the type of the action, the language and the site of the mail, and the subject.
     *
     * @param site empty in mails of earlier versions
     */
    public record Target(char type, Language language, String site, String subject) {

        private static final Pattern PAYLOAD = Pattern.compile("(en|vi)(?:@([a-z0-9-]{1,32}))?:(.*)", Pattern.DOTALL);

        private String payload() {
            return language.code() + (site.isEmpty() ? "" : "@" + site) + ":" + subject;
        }

        private static Optional<Target> of(char type, String payload) {
            return Optional.of(PAYLOAD.matcher(payload))
                    .filter(Matcher::matches)
                    .map(parts -> new Target(
                            type,
                            Language.parse(parts.group(1)),
                            Objects.requireNonNullElse(parts.group(2), ""),
                            parts.group(3)));
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
