package org.usersay.ratings.frauddetection;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.usersay.starter.audit.AuditTrail;

/** The audit trail of set-asides. */
@Configuration(proxyBeanMethods = false)
class AnomalyConfiguration {

    @Bean
    AuditTrail audit(MongoDatabase database, Clock clock) {
        return new AuditTrail(database, clock);
    }
}
