package org.usersay.comments.readerevent;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.usersay.starter.internalapi.ReaderEventClient;
import org.usersay.starter.internalapi.SignedClients;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class ReaderEventConfiguration {

    @Bean
    ReaderEventClient readerEventClient(ReaderEventSettings settings, SignedClients clients, JsonMapper json) {
        return new ReaderEventClient(clients.of("subscription-service", settings.service(), settings.timeout()), json);
    }
}
