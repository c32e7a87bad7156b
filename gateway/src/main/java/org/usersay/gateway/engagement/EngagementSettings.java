package org.usersay.gateway.engagement;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Answers composed of comments and ratings.
 *
 * @param patience how long a part is waited for; it is then named as missing
 */
@ConfigurationProperties("usersay.engagement")
record EngagementSettings(@DefaultValue("1s") Duration patience) {}
