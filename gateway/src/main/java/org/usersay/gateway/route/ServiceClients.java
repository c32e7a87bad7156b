package org.usersay.gateway.route;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.usersay.gateway.route.Destination.Pace;

/** Two sets of connections for each service, so that open streams take none from the prompt requests. */
@Component
final class ServiceClients implements DisposableBean {

    private final Map<Service, ServiceClient> prompt = new EnumMap<>(Service.class);
    private final Map<Service, ServiceClient> streaming = new EnumMap<>(Service.class);

    ServiceClients(RouteSettings settings) {
        for (var service : Service.values()) {
            var to = settings.address(service);
            var readTimeout = Timeout.of(to.readTimeout());
            prompt.put(service, new ServiceClient(to.uri(), to.connectTimeout(), readTimeout, to.connections()));
            streaming.put(service, new ServiceClient(to.uri(), to.connectTimeout(), Timeout.DISABLED, to.streams()));
        }
    }

    ServiceClient of(Destination destination) {
        var clients = destination.pace() == Pace.STREAM ? streaming : prompt;
        var client = clients.get(destination.service());
        if (client == null) {
            throw new IllegalStateException("No client for " + destination.service());
        }
        return client;
    }

    @Override
    public void destroy() throws IOException {
        for (var client : prompt.values()) {
            client.close();
        }
        for (var client : streaming.values()) {
            client.close();
        }
    }
}
