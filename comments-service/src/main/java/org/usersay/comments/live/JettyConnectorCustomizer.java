package org.usersay.comments.live;

import org.eclipse.jetty.server.ServerConnector;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Settings of Jetty's connectors that thousands of streams need and that Spring Boot has no properties for. */
@Component
class JettyConnectorCustomizer implements WebServerFactoryCustomizer<JettyServletWebServerFactory> {

    /**
     * Connections that wait to be accepted. After a restart of the gateway all streams come back within three seconds;
     * with Java's default of 50 the kernel drops connections, which then hang. The kernel's limit is net.core.somaxconn.
     */
    private static final int ACCEPT_QUEUE = 4_096;

    /**
     * Bytes that the kernel buffers for a client that does not read. Its own default grows to megabytes a connection,
     * more than {@link LiveEventLog} keeps for a client to resume from.
     */
    private static final int SEND_BUFFER = 32 * 1024;

    @Override
    public void customize(JettyServletWebServerFactory factory) {
        factory.addServerCustomizers(server -> {
            for (var connector : server.getConnectors()) {
                if (connector instanceof ServerConnector serverConnector) {
                    serverConnector.setAcceptQueueSize(ACCEPT_QUEUE);
                    serverConnector.setAcceptedSendBufferSize(SEND_BUFFER);
                }
            }
        });
    }
}
