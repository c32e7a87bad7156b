package org.usersay.gateway.forwarded;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Proxies in front of the gateway.
 *
 * @param trusted addresses or ranges (CIDR) of proxies whose {@code X-Forwarded-For} and {@code X-Forwarded-Proto} are
 *     believed ({@code USERSAY_PROXIES_TRUSTED}); without it every client behind a TLS proxy has the proxy's address, and so one
 *     limit for all
 */
@ConfigurationProperties("usersay.proxies")
record ProxySettings(@DefaultValue List<String> trusted) {}
