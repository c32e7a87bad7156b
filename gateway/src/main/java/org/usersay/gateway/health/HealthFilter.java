package org.usersay.gateway.health;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.TreeMap;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.usersay.gateway.FilterOrder;
import tools.jackson.databind.json.JsonMapper;

/** {@code GET /healthz}: 200 once every service can serve, else 503, naming each. */
@Component
@Order(FilterOrder.HEALTH)
final class HealthFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final transient ReadinessProbe readinessProbe;
    private final transient JsonMapper json;

    HealthFilter(ReadinessProbe readinessProbe, JsonMapper json) {
        this.readinessProbe = readinessProbe;
        this.json = json;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!request.getRequestURI().equals("/healthz") || !request.getMethod().equals("GET")) {
            chain.doFilter(request, response);
            return;
        }
        var ready = readinessProbe.byService();
        var services = new TreeMap<String, String>();
        ready.forEach((service, up) -> services.put(service.label(), word(up)));
        var whole = !ready.containsValue(false);
        response.setStatus(whole ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getOutputStream().write(json.writeValueAsBytes(new Health(word(whole), services)));
    }

    private static String word(boolean up) {
        return up ? "UP" : "DOWN";
    }

    private record Health(String status, TreeMap<String, String> services) {}
}
