package org.usersay.gateway.proxy;

import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.usersay.gateway.route.BackendService;
import org.usersay.gateway.route.RouteMatch;

/**
 * HTTP clients of all services: three for each, so that open streams and long transfers take no connections from prompt
 * requests. {@link StreamBulkhead} bounds the streams; theirs read little and seldom, so they have small buffers.
 */
@Component
final class ServiceClients implements DisposableBean {

    private static final int BUFFER = 8 * 1024;
    /** Holds the event of an ordinary comment. */
    private static final int SMALL_BUFFER = 2 * 1024;

    /** Bytes of a stream that wait between service and gateway for a client that reads slowly. */
    private static final int WINDOW = 16 * 1024;

    private static final int SYSTEM_DEFAULT = 0;

    private final Map<BackendService, ServiceClient> prompt = new EnumMap<>(BackendService.class);
    private final Map<BackendService, ServiceClient> transfers = new EnumMap<>(BackendService.class);
    private final Map<BackendService, ServiceClient> streams = new EnumMap<>(BackendService.class);

    ServiceClients(ServiceSettings settings, ObservationRegistry observations) {
        var addresses = new ServiceDnsResolver();
        for (var service : BackendService.values()) {
            var to = settings.address(service);
            var name = service.label();
            var readTimeout = Timeout.of(to.readTimeout());
            prompt.put(
                    service,
                    new ServiceClient(
                            name, to, addresses, readTimeout, to.connections(), BUFFER, SYSTEM_DEFAULT, observations));
            transfers.put(
                    service,
                    new ServiceClient(
                            name,
                            to,
                            addresses,
                            Timeout.DISABLED,
                            to.connections(),
                            BUFFER,
                            SYSTEM_DEFAULT,
                            observations));
            streams.put(
                    service,
                    new ServiceClient(
                            name,
                            to,
                            addresses,
                            Timeout.DISABLED,
                            Integer.MAX_VALUE,
                            SMALL_BUFFER,
                            WINDOW,
                            observations));
        }
    }

    ServiceClient of(RouteMatch match) {
        var clients = switch (match.metadata().response()) {
            case PROMPT -> prompt;
            case TRANSFER -> transfers;
            case STREAM -> streams;
        };
        var client = clients.get(match.service());
        if (client == null) {
            throw new IllegalStateException("No client for " + match.service());
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
