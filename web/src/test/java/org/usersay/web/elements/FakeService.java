package org.usersay.web.elements;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The service and a publisher's page, each at an origin of its own. What a test does not answer is 404; all requests to
 * the API are kept.
 */
final class FakeService implements AutoCloseable {

    private static final Map<String, String> TYPES = Map.of(".css", "text/css", ".svg", "image/svg+xml");
    private static final Set<String> SCRIPTS = Set.of("/usersay.js", "/moderation.js", "/account.js", "/console.js");
    private static final Pattern STYLE = Pattern.compile("<link rel=\"stylesheet\"[^>]*>");

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer service;
    private final HttpServer publisher;
    private final Map<String, Function<Request, Answer>> answers = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final BlockingDeque<String> events = new LinkedBlockingDeque<>();
    private final AtomicInteger streams = new AtomicInteger();
    /** The gateway's page, almost without its style. */
    private static final String CONSOLE = """
        <!doctype html>
        <html lang="en">
        <meta name="color-scheme" content="light dark">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Staff console</title>
        <link rel="stylesheet" href="/console.css">
        <script type="module" src="/console.js"></script>
        <main><staff-console site="vir"></staff-console></main>
        </html>
        """;

    private volatile String page = "";

    FakeService() throws IOException {
        service = start(this::serve);
        publisher = start(exchange -> send(exchange, 200, "text/html; charset=utf-8", page));
    }

    /** Answers a call such as {@code GET /me}. */
    FakeService on(String call, Function<Request, Answer> answer) {
        answers.put(call, answer);
        return this;
    }

    FakeService on(String call, Answer answer) {
        return on(call, request -> answer);
    }

    /** The address of a publisher's page with these elements. */
    String pageWith(String lang, String elements) {
        return pageWith(lang, "", elements);
    }

    /** The same, styled like the newsroom. */
    String styledPageWith(String lang, String elements) throws IOException {
        var style = STYLE.matcher(file("/index.html")).results().findFirst().orElseThrow();
        return pageWith(lang, style.group().replace("href=\"", "href=\"" + origin(service)), elements);
    }

    private String pageWith(String lang, String head, String elements) {
        page = """
            <!doctype html><html lang="%s"><head><title>A story</title>
            %s<script type="module" src="%s/usersay.js"></script></head><body><main>%s</main></body></html>
            """.formatted(lang, head, origin(service), elements);
        return origin(publisher) + "/story";
    }

    /** The address of the console, which is the service's own page. */
    String console() {
        return ownPage("/console/");
    }

    /** The address of a page of the newsroom, or another of the service's own. */
    String ownPage(String path) {
        return origin(service) + path;
    }

    List<Request> requests(String call) {
        return requests.stream().filter(request -> request.call().equals(call)).toList();
    }

    /** Sends an event to whoever listened last to a thread. */
    void publish(String name, String data) {
        events.add("event: %s\ndata: %s\n\n".formatted(name, data));
    }

    /** The same with the mark that stands on it. */
    void publish(String name, String data, String mark) {
        events.add("id: %s\nevent: %s\ndata: %s\n\n".formatted(mark, name, data));
    }

    private HttpServer start(Handler handler) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                handler.handle(exchange);
            }
        });
        server.start();
        return server;
    }

    private void serve(HttpExchange exchange) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Access-Control-Allow-Origin", origin(publisher));
        headers.set("Access-Control-Allow-Credentials", "true");
        headers.set("Access-Control-Expose-Headers", "ETag");
        headers.set("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE");
        headers.set("Access-Control-Allow-Headers", "Content-Type, X-Usersay, Idempotency-Key, If-Match");
        String path = exchange.getRequestURI().getPath();
        if (SCRIPTS.contains(path) || path.startsWith("/assets/")) {
            send(
                    exchange,
                    200,
                    TYPES.getOrDefault(path.substring(path.lastIndexOf('.')), "text/javascript"),
                    file(path));
        } else if (path.equals("/console/")) {
            boolean vietnamese =
                    String.valueOf(exchange.getRequestURI().getQuery()).contains("lang=vi");
            send(exchange, 200, "text/html; charset=utf-8", vietnamese ? CONSOLE.replace("\"en\"", "\"vi\"") : CONSOLE);
        } else if (path.equals("/console.css")) {
            send(exchange, 200, "text/css", ":root { font-family: sans-serif; background: light-dark(#fff, #15171b) }");
        } else if (path.endsWith("/")) {
            send(exchange, 200, "text/html; charset=utf-8", file(path + "index.html"));
        } else if (exchange.getRequestMethod().equals("OPTIONS")) {
            exchange.sendResponseHeaders(204, -1);
        } else if (path.endsWith("/comments/stream")) {
            stream(exchange);
        } else {
            answer(exchange);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        var request = Request.of(exchange);
        requests.add(request);
        var answer = answers.getOrDefault(request.call(), any -> Answer.problem(404, "not-found"))
                .apply(request);
        exchange.getResponseHeaders().set("ETag", "\"of-the-answer\"");
        String content = exchange.getRequestURI().getPath().endsWith(".html") ? "text/html" : "application/json";
        String type = answer.status() < 400 ? content : "application/problem+json";
        send(exchange, answer.status(), type, answer.body());
    }

    private void stream(HttpExchange exchange) throws IOException {
        int number = streams.incrementAndGet();
        requests.add(Request.of(exchange));
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (var body = exchange.getResponseBody()) {
            while (true) {
                var event = events.take();
                if (number != streams.get()) {
                    events.addFirst(event);
                    return;
                }
                body.write(event.getBytes(StandardCharsets.UTF_8));
                body.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** A script, or a file of the demo newsroom. */
    private static String file(String path) throws IOException {
        String folder = path.endsWith(".js") ? "/static" : "/newsroom";
        try (var file = Objects.requireNonNull(FakeService.class.getResourceAsStream(folder + path), path)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String origin(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        service.stop(0);
        publisher.stop(0);
        threads.shutdownNow();
    }

    private interface Handler {
        void handle(HttpExchange exchange) throws IOException;
    }
}
