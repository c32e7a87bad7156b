package org.usersay.gateway.forwarded;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Proxies in front of the gateway.
 *
 * @param trusted addresses or ranges (CIDR) of proxies whose {@code X-Forwarded-For} and {@code X-Forwarded-Proto} are believed
 */
@ConfigurationProperties("usersay.proxies")
record ProxySettings(@DefaultValue List<String> trusted) {}
