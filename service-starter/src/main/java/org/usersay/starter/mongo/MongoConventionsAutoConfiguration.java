package org.usersay.starter.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;

/**
 * The plain driver with the conventions of all services: a write is acknowledged once a majority has it in its
 * journal, and an unavailable store is detected within the selection time-out instead of the driver's thirty seconds.
 */
@AutoConfiguration(beforeName = "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration")
@ConditionalOnClass(MongoClient.class)
@EnableConfigurationProperties(MongoSettings.class)
final class MongoConventionsAutoConfiguration {

    @Bean
    MongoClientSettingsBuilderCustomizer durableWritesAndTimeouts(MongoSettings settings) {
        return builder -> builder.writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(
                        settings.selectionTimeout().toMillis(), TimeUnit.MILLISECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(
                                settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                        .readTimeout(settings.readTimeout().toMillis(), TimeUnit.MILLISECONDS))
                .applyToConnectionPoolSettings(pool -> pool.maxSize(settings.connections())
                        .maxWaitTime(settings.selectionTimeout().toMillis(), TimeUnit.MILLISECONDS))
                .applyToServerSettings(
                        server -> server.heartbeatFrequency(settings.heartbeat().toMillis(), TimeUnit.MILLISECONDS));
    }

    @Bean
    MongoDatabase database(MongoClient client, MongoConnectionDetails details) {
        ConnectionString uri = details.getConnectionString();
        return client.getDatabase(Objects.requireNonNull(uri.getDatabase(), "USERSAY_MONGODB_URI names no database"));
    }
}
