package org.usersay.comments.moderation;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.usersay.starter.audit.AuditTrail;

/** Audit trail of the moderators' decisions. */
@Configuration(proxyBeanMethods = false)
class ModerationConfiguration {

    @Bean
    AuditTrail audit(MongoDatabase database, Clock clock) {
        return new AuditTrail(database, clock);
    }
}
