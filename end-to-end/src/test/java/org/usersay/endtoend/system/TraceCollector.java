package org.usersay.endtoend.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.resource.v1.Resource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Collector of the spans that the system exports, by OTLP over HTTP. */
public final class TraceCollector implements AutoCloseable {

    /** Share of the traces that is recorded; those of {@link #sampledTraceId()} always are. */
    static final String SHARE = "0.001";

    private final Queue<Span> spans = new ConcurrentLinkedQueue<>();
    private final HttpServer server;

    TraceCollector() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/v1/traces", this::collect);
        server.start();
    }

    /** A recorded span. */
    public record Span(
            String service, String traceId, String id, String parent, String kind, String name, String attributes) {}

    URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    public List<Span> spans(String traceId) {
        return spans.stream().filter(span -> span.traceId().equals(traceId)).toList();
    }

    /** A trace id that every share samples, since its second half decides. */
    public static String sampledTraceId() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 16) + "0000000000000001";
    }

    /** A trace id that only a share of one samples. */
    public static String unsampledTraceId() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 16) + "7fffffffffffffff";
    }

    private void collect(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = ExportTraceServiceRequest.parseFrom(exchange.getRequestBody());
            for (var resource : request.getResourceSpansList()) {
                var service = service(resource.getResource());
                resource.getScopeSpansList().stream()
                        .flatMap(scope -> scope.getSpansList().stream())
                        .map(span -> new Span(
                                service,
                                HexFormat.of().formatHex(span.getTraceId().toByteArray()),
                                HexFormat.of().formatHex(span.getSpanId().toByteArray()),
                                HexFormat.of().formatHex(span.getParentSpanId().toByteArray()),
                                span.getKind().name(),
                                span.getName(),
                                span.getAttributesList() + " " + span.getEventsList()))
                        .forEach(spans::add);
            }
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private static String service(Resource resource) {
        return resource.getAttributesList().stream()
                .filter(attribute -> attribute.getKey().equals("service.name"))
                .map(attribute -> attribute.getValue().getStringValue())
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
