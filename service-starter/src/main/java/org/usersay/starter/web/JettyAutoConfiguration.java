package org.usersay.starter.web;

import org.eclipse.jetty.server.HttpConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.jetty.ConfigurableJettyWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;

/** Jetty, as a service behind a gateway needs it. */
@AutoConfiguration
@ConditionalOnClass(ConfigurableJettyWebServerFactory.class)
final class JettyAutoConfiguration {

    /**
     * Jetty remembers for each connection the headers it brought last, for browsers send the same ones again. Behind a
     * gateway every request on a connection is another reader's: looking his token up there, letter by letter, and keeping
     * it instead of the last one costs more than reading it.
     */
    @Bean
    WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory> noRememberedHeaders() {
        return factory -> factory.addServerCustomizers(server -> {
            for (var connector : server.getConnectors()) {
                for (var connections : connector.getConnectionFactories()) {
                    if (connections instanceof HttpConfiguration.ConnectionFactory http) {
                        http.getHttpConfiguration().setHeaderCacheSize(0);
                    }
                }
            }
        });
    }
}
