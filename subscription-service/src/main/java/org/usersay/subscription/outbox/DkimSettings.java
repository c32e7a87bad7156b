package org.usersay.subscription.outbox;

import java.security.interfaces.RSAPrivateKey;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.ssl.pem.PemContent;
import org.springframework.util.StringUtils;

/**
 * Key that signs mails for the domain of their sender. Without one the relay signs, or nobody.
 *
 * @param selector names the key in the DNS, below {@code _domainkey} of each domain that mails come from
 * @param privateKey RSA, 2,048 bits or more, as PEM (PKCS #8 or PKCS #1, not encrypted)
 */
@ConfigurationProperties("usersay.mail.dkim")
record DkimSettings(
        @DefaultValue("") String selector, @DefaultValue("") String privateKey) {

    private static final int SHORTEST_KEY = 2048;
    private static final String SELECTOR =
            "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*";

    DkimSettings {
        if (StringUtils.hasText(selector) != StringUtils.hasText(privateKey)) {
            throw new IllegalArgumentException(
                    "usersay.mail.dkim.selector and usersay.mail.dkim.private-key go together");
        }
        if (StringUtils.hasText(privateKey)) {
            if (!selector.matches(SELECTOR)) {
                throw new IllegalArgumentException("usersay.mail.dkim.selector must be a name of the DNS");
            }
            parse(privateKey);
        }
    }

    /** None where mails are not signed. */
    @Nullable
    RSAPrivateKey key() {
        return StringUtils.hasText(privateKey) ? parse(privateKey) : null;
    }

    private static RSAPrivateKey parse(String pem) {
        // What cannot be read is told without the text of a secret.
        if (!(read(pem) instanceof RSAPrivateKey key) || key.getModulus().bitLength() < SHORTEST_KEY) {
            throw new IllegalArgumentException(
                    "usersay.mail.dkim.private-key must be an RSA key of at least %d bits as PEM, not encrypted"
                            .formatted(SHORTEST_KEY));
        }
        return key;
    }

    private static @Nullable Object read(String pem) {
        try {
            return PemContent.of(pem).getPrivateKey();
        } catch (IllegalStateException e) {
            return null;
        }
    }

    /** Without the key, which is a secret. */
    @Override
    public String toString() {
        return "DkimSettings[selector=" + selector + "]";
    }
}
