package org.usersay.endtoend.fault;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.usersay.standalone.Options;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A publisher's system that gets all events of a site, and takes them or not. */
final class WebhookReceiver implements AutoCloseable {

    private static final String ENDPOINT = "USERSAY_WEBHOOKS_ENDPOINTS_VIR_0_";

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Attempt> attempts = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final HttpServer server;
    private volatile int status = 204;

    WebhookReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(threads);
        server.createContext("/", this::receive);
        server.start();
    }

    /** An event as it arrived, whatever was answered. */
    record Attempt(String id, JsonNode body) {

        String type() {
            return body.at("/type").asString();
        }

        JsonNode data() {
            return body.at("/data");
        }
    }

    /** The options with this receiver as the endpoint of the site, and with short waits. */
    Options in(Options options) {
        Map<String, String> variables = new HashMap<>(options.environment());
        variables.put(ENDPOINT + "ID", "cms");
        variables.put(
                ENDPOINT + "URL",
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/usersay")
                        .toString());
        variables.put(ENDPOINT + "SECRET", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        variables.put("USERSAY_WEBHOOKS_DELIVERY_ALLOWINTERNAL", "true");
        variables.put("USERSAY_WEBHOOKS_DELIVERY_LEASE", "10s");
        variables.put("USERSAY_WEBHOOKS_DELIVERY_FIRSTRETRY", "500ms");
        variables.put("USERSAY_WEBHOOKS_DELIVERY_LONGESTRETRY", "2s");
        variables.put("RESILIENCE4J_CIRCUITBREAKER_CONFIGS_WEBHOOKS_WAITDURATIONINOPENSTATE", "1s");
        return options.withEnvironment(variables);
    }

    /** From now on all deliveries are answered with this status. */
    void answer(int with) {
        status = with;
    }

    /** From now on no delivery is answered. */
    void hang() {
        status = 0;
    }

    List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    private void receive(HttpExchange exchange) throws IOException {
        int with = status;
        JsonNode body = JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
        attempts.add(new Attempt(exchange.getRequestHeaders().getFirst("webhook-id"), body));
        try (exchange) {
            if (with == 0) {
                closed.await();
            }
            exchange.sendResponseHeaders(with, -1);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
