package org.usersay.gateway.route;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Three sets of connections for each service, so that open streams and long transfers take none from the prompt requests.
 * How many streams there are is for {@link StreamBulkhead} to say. Theirs read little and seldom, so they have small buffers.
 */
@Component
final class ServiceClients implements DisposableBean {

    private static final int BUFFER = 8 * 1024;
    /** Holds a common comment's event. */
    private static final int SMALL_BUFFER = 2 * 1024;

    /** Of what a slow reader has not taken, the system keeps so much between service and gateway. */
    private static final int WINDOW = 16 * 1024;

    private static final int SYSTEMS_OWN = 0;

    private final Map<BackendService, ServiceClient> prompt = new EnumMap<>(BackendService.class);
    private final Map<BackendService, ServiceClient> transfers = new EnumMap<>(BackendService.class);
    private final Map<BackendService, ServiceClient> streams = new EnumMap<>(BackendService.class);

    ServiceClients(RouteSettings settings) {
        for (var service : BackendService.values()) {
            var to = settings.address(service);
            var readTimeout = Timeout.of(to.readTimeout());
            prompt.put(service, new ServiceClient(to, readTimeout, to.connections(), BUFFER, SYSTEMS_OWN));
            transfers.put(service, new ServiceClient(to, Timeout.DISABLED, to.connections(), BUFFER, SYSTEMS_OWN));
            streams.put(service, new ServiceClient(to, Timeout.DISABLED, Integer.MAX_VALUE, SMALL_BUFFER, WINDOW));
        }
    }

    ServiceClient of(RouteMatch routeMatch) {
        var clients = switch (routeMatch.pace()) {
            case PROMPT -> prompt;
            case TRANSFER -> transfers;
            case STREAM -> streams;
        };
        var client = clients.get(routeMatch.service());
        if (client == null) {
            throw new IllegalStateException("No client for " + routeMatch.service());
        }
        return client;
    }

    @Override
    public void destroy() throws IOException {
        for (var clients : List.of(prompt, transfers, streams)) {
            for (var client : clients.values()) {
                client.close();
            }
        }
    }
}
