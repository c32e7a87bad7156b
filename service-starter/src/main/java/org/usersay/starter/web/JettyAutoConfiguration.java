package org.usersay.starter.web;

import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.ServerConnector;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jetty.ConfigurableJettyWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;

/** Jetty, the servlet container of all processes. */
@AutoConfiguration
@ConditionalOnClass(ConfigurableJettyWebServerFactory.class)
@EnableConfigurationProperties(WebSettings.class)
final class JettyAutoConfiguration {

    /**
     * Connections that wait to be accepted: after a restart all readers of streams come back at once, and one more than these
     * would hang. The system bounds it by {@code net.core.somaxconn}.
     */
    private static final int ACCEPT_QUEUE = 4_096;

    /** Bytes. Left to itself the system takes up to four megabytes for a reader that does not read. */
    private static final int SEND_BUFFER = 32 * 1024;

    /**
     * No cache of the headers of each connection. Behind a gateway or a proxy every request on a connection is another
     * reader's, so looking its token up there costs more than parsing it.
     */
    @Bean
    WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory> noHeaderCache() {
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

    /** Bounds of what the system buffers for connections. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory> socketBuffers() {
        return factory -> factory.addServerCustomizers(server -> {
            for (var connector : server.getConnectors()) {
                if (connector instanceof ServerConnector sockets) {
                    sockets.setAcceptQueueSize(ACCEPT_QUEUE);
                    sockets.setAcceptedSendBufferSize(SEND_BUFFER);
                }
            }
        });
    }

    /** Until it can answer, connections are refused: a client of several instances goes to another one instead of waiting. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory> portOpenedLast() {
        return factory -> factory.addServerCustomizers(server -> server.setOpenEarly(false));
    }

    @Bean
    ConnectionDrain connectionDrain(WebSettings settings) {
        return new ConnectionDrain(settings.drain());
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory> drainedConnections(ConnectionDrain drain) {
        return factory -> factory.addServerCustomizers(drain);
    }

    /** Requests that Jetty refuses before any filter runs, as problems. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory> problemsOfMalformedRequests() {
        return factory -> factory.addServerCustomizers(server -> server.setErrorHandler(new ProblemErrorHandler()));
    }
}
