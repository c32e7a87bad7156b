package org.usersay.subscription.outbox;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.usersay.starter.site.Site;
import org.usersay.subscription.contact.Language;
import org.usersay.subscription.secret.RandomToken;

/**
 * Links in mails.
 *
 * @param base where readers reach us
 */
@ConfigurationProperties("usersay.links")
public record PublicLinks(
        @DefaultValue("http://localhost:8080") URI base) {

    /** Address of a page with a button, in the brand of a site; opening it has no effect. */
    public String page(String name, RandomToken token, Site site, Language language) {
        return page(name) + "?token=" + token.value() + "&" + brand(site, language);
    }

    /** Address of a page in the brand of a site. */
    public String page(String name, Site site, Language language) {
        return page(name) + "?" + brand(site, language);
    }

    /** Parameters that choose the brand and the language of a page. */
    public static String brand(Site site, Language language) {
        return "site=" + site.id() + "&lang=" + language.code();
    }

    public String page(String name) {
        return base.toString().replaceAll("/+$", "") + "/" + name;
    }

    /** Whether the public address is HTTPS. */
    public boolean encrypted() {
        return "https".equals(base.getScheme());
    }
}
