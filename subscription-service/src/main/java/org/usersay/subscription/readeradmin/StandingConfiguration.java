package org.usersay.subscription.readeradmin;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.usersay.starter.audit.AuditTrail;

/** What is decided about readers has a trail of its own. */
@Configuration(proxyBeanMethods = false)
class StandingConfiguration {

    @Bean
    AuditTrail audit(MongoDatabase database, Clock clock) {
        return new AuditTrail(database, clock);
    }
}
