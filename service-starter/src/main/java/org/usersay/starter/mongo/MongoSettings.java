package org.usersay.starter.mongo;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a request waits for MongoDB. The address is {@code USERSAY_MONGODB_URI}.
 *
 * @param selectionTimeout for a usable server or a free connection
 * @param connectTimeout for a TCP connection
 * @param readTimeout for one answer
 * @param heartbeat how often the server is looked at, so how soon its return is noticed
 * @param connections at most, per service instance
 */
@ConfigurationProperties("usersay.mongodb")
public record MongoSettings(
        @DefaultValue("2s") Duration selectionTimeout,
        @DefaultValue("1s") Duration connectTimeout,
        @DefaultValue("10s") Duration readTimeout,
        @DefaultValue("1s") Duration heartbeat,
        @DefaultValue("64") int connections) {}
