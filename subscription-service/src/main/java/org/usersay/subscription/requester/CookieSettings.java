package org.usersay.subscription.requester;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Cookies of a browser.
 *
 * @param sameSite as for the cookies of the session
 */
@ConfigurationProperties("usersay.session")
record CookieSettings(@DefaultValue("Lax") String sameSite) {}
