package org.usersay.starter.audit;

import com.mongodb.client.MongoClient;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The audit trail, in a database that all services share. */
@AutoConfiguration(afterName = "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration")
@ConditionalOnClass(MongoClient.class)
@EnableConfigurationProperties(AuditSettings.class)
final class AuditAutoConfiguration {

    @Bean
    AuditTrail auditTrail(MongoClient client, AuditSettings settings, Clock clock) {
        return new AuditTrail(client.getDatabase(settings.database()), clock);
    }
}
