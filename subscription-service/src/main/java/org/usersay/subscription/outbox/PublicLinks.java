package org.usersay.subscription.outbox;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.usersay.subscription.secret.RandomToken;

/**
 * Links in mails.
 *
 * @param base public address of the installation
 */
@ConfigurationProperties("usersay.links")
public record PublicLinks(
        @DefaultValue("http://localhost:8080") URI base) {

    /** Address of a page with a button; opening it has no effect. */
    public String page(String name, RandomToken token) {
        return page(name) + "?token=" + token.value();
    }

    public String page(String name) {
        return base.toString().replaceAll("/+$", "") + "/" + name;
    }

    /** Whether the public address is HTTPS. */
    public boolean encrypted() {
        return "https".equals(base.getScheme());
    }
}
