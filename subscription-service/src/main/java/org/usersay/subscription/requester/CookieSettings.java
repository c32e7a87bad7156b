package org.usersay.subscription.requester;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Cookies of a browser.
 *
 * @param sameSite of both cookies
 */
@ConfigurationProperties("usersay.session")
record CookieSettings(@DefaultValue("Lax") String sameSite) {}
