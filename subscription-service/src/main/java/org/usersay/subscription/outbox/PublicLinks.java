package org.usersay.subscription.outbox;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.usersay.subscription.secret.RandomToken;

/**
 * Where the links in our letters lead.
 *
 * @param base where readers reach us
 */
@ConfigurationProperties("usersay.links")
public record PublicLinks(
        @DefaultValue("http://localhost:8080") URI base) {

    /** A page that shows a button; opening it changes nothing. */
    public String page(String name, RandomToken token) {
        return page(name) + "?token=" + token.value();
    }

    public String page(String name) {
        return base.toString().replaceAll("/+$", "") + "/" + name;
    }

    /** Whether browsers reach us encrypted. */
    public boolean encrypted() {
        return "https".equals(base.getScheme());
    }
}
