package org.usersay.comments.standing;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.usersay.starter.service.ReaderEventFeed;
import org.usersay.starter.service.SignedClients;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class StandingConfiguration {

    @Bean
    ReaderEventFeed readerEventFeed(StandingSettings settings, SignedClients clients, JsonMapper json) {
        return new ReaderEventFeed(clients.of(settings.service(), settings.timeout()), json);
    }
}
