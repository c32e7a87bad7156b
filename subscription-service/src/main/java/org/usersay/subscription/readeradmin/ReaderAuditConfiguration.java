package org.usersay.subscription.readeradmin;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.usersay.starter.audit.AuditTrail;

/** Audit trail of decisions about readers. */
@Configuration(proxyBeanMethods = false)
class ReaderAuditConfiguration {

    @Bean
    AuditTrail audit(MongoDatabase database, Clock clock) {
        return new AuditTrail(database, clock);
    }
}
