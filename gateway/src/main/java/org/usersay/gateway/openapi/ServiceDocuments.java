package org.usersay.gateway.openapi;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.usersay.gateway.proxy.ServiceProxy;
import org.usersay.gateway.route.BackendService;
import org.usersay.gateway.route.Route;
import org.usersay.gateway.route.RouteMatch;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The documents that the services make of themselves, read again a minute later; the latest one while a service is down. */
@Component
class ServiceDocuments {

    private static final long FRESH = Duration.ofMinutes(1).toNanos();

    private final Map<BackendService, Document> latest = new ConcurrentHashMap<>();
    private final ServiceProxy proxy;
    private final JsonMapper json;

    ServiceDocuments(ServiceProxy proxy, JsonMapper json) {
        this.proxy = proxy;
        this.json = json;
    }

    /** Documents by service, and the services of which there is none. */
    record Found(Map<BackendService, ObjectNode> byService, List<BackendService> missing) {}

    private record Document(ObjectNode content, long readAt) {}

    Found read(HttpServletRequest request) throws IOException {
        var found = new EnumMap<BackendService, ObjectNode>(BackendService.class);
        var missing = new ArrayList<BackendService>();
        for (var service : BackendService.values()) {
            var document = read(request, service);
            if (document == null) {
                missing.add(service);
            } else {
                found.put(service, document.content());
            }
        }
        return new Found(found, missing);
    }

    private @Nullable Document read(HttpServletRequest request, BackendService service) throws IOException {
        var known = latest.get(service);
        var now = System.nanoTime();
        if (known != null && now - known.readAt() < FRESH) {
            return known;
        }
        var response = proxy.fetch(request, address(service), null, MediaType.APPLICATION_JSON_VALUE, null);
        if (response.status() != 200 || !(json.readTree(response.readBody()) instanceof ObjectNode content)) {
            return known;
        }
        var read = new Document(content, now);
        latest.put(service, read);
        return read;
    }

    private static RouteMatch address(BackendService service) {
        var route = new Route("openapi", service, Route.Metadata.PUBLIC);
        return new RouteMatch(route, "/api/v1/openapi/" + service.label(), null, null);
    }
}
