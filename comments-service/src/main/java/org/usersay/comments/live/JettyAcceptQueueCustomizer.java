package org.usersay.comments.live;

import org.eclipse.jetty.server.ServerConnector;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * When a gateway starts anew, all its readers come back within three seconds. Java lets fifty connections wait to be
 * accepted; one that finds no room among them is not refused but forgotten, and hangs.
 */
@Component
class JettyAcceptQueueCustomizer implements WebServerFactoryCustomizer<JettyServletWebServerFactory> {

    /** No more than the system's own bound, net.core.somaxconn. */
    private static final int WAITING = 4_096;

    @Override
    public void customize(JettyServletWebServerFactory factory) {
        factory.addServerCustomizers(server -> {
            for (var connector : server.getConnectors()) {
                if (connector instanceof ServerConnector door) {
                    door.setAcceptQueueSize(WAITING);
                }
            }
        });
    }
}
