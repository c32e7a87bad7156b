package org.usersay.gateway.proxy;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.RequestReplySenderContext;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.usersay.gateway.proxy.ServiceSettings.Address;
import org.usersay.gateway.route.HttpMethods;
import org.usersay.starter.idempotency.IdempotencyKey;

/**
 * HTTP client of all instances of one service. The library's minimal client neither retries nor follows redirects, keeps no
 * cookies and decompresses nothing: a response comes back as the service sent it, and a write that is not idempotent goes out
 * once. An instance to which no connection can be made is passed over, for writes too, since nothing was sent.
 */
final class ServiceClient implements AutoCloseable {

    /** Shorter than any server's idle time-out and than {@code usersay.web.drain}: no kept connection is closed under a request. */
    private static final Timeout KEEP_IDLE = Timeout.ofSeconds(1);

    /** After it an instance that was started since gets its share of connections. */
    private static final TimeValue KEEP_LONGEST = TimeValue.ofMinutes(1);

    private static final TimeValue CHECK_AFTER = TimeValue.ofMilliseconds(500);

    private final String service;
    private final HttpHost host;
    private final RequestConfig timeouts;
    private final PoolingHttpClientConnectionManager connections;
    private final CloseableHttpClient client;
    private final ObservationRegistry observations;

    /**
     * Client of one service.
     *
     * @param service its name in metrics
     * @param addresses all instances of the service, by the name in its address
     * @param buffer bytes of a response that are read at once
     * @param window bytes of the socket's receive buffer; 0 for the system's choice
     */
    ServiceClient(
            String service,
            Address to,
            DnsResolver addresses,
            Timeout readTimeout,
            int maxConnections,
            int buffer,
            int window,
            ObservationRegistry observations) {
        this.service = service;
        this.observations = observations;
        var uri = to.uri();
        var connectTimeout = Timeout.of(to.connectTimeout());
        this.host = new HttpHost(uri.getScheme(), uri.getHost(), uri.getPort());
        var connecting = ConnectionConfig.custom()
                .setConnectTimeout(connectTimeout)
                .setSocketTimeout(readTimeout)
                .setIdleTimeout(KEEP_IDLE)
                .setTimeToLive(KEEP_LONGEST)
                .setValidateAfterInactivity(CHECK_AFTER)
                .build();
        var http = Http1Config.custom().setBufferSize(buffer).build();
        this.connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(addresses)
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                .setMaxConnPerRoute(maxConnections)
                .setMaxConnTotal(maxConnections)
                .setDefaultConnectionConfig(connecting)
                .setConnectionFactory(socket -> connection(http, socket))
                .setDefaultSocketConfig(SocketConfig.custom()
                        .setTcpNoDelay(true)
                        .setRcvBufSize(window)
                        .setSoKeepAlive(true)
                        .build())
                .build();
        this.timeouts = RequestConfig.custom()
                .setConnectionRequestTimeout(connectTimeout)
                .setResponseTimeout(readTimeout)
                .build();
        this.client = HttpClients.createMinimal(connections);
    }

    private static ManagedHttpClientConnection connection(Http1Config http, @Nullable Socket socket)
            throws IOException {
        var connection = new ServiceConnection("service", http);
        if (socket != null) {
            connection.bind(socket);
        }
        return connection;
    }

    HttpHost host() {
        return host;
    }

    /**
     * Sends the request; a repeatable one is sent again, once, where its connection broke before a response. The caller
     * reads the response to its end or cancels the request. Each attempt joins the current trace.
     */
    ClassicHttpResponse send(ClassicHttpRequest request) throws IOException {
        try {
            return execute(request);
        } catch (ConnectException notSent) {
            // To none of the service's addresses.
            throw notSent;
        } catch (SocketException | NoHttpResponseException broken) {
            if (!isRepeatable(request)) {
                throw broken;
            }
            // The instance may have crashed, and others of these be its connections.
            connections.closeIdle(TimeValue.ZERO_MILLISECONDS);
            // The library sets them, and refuses a request that has them.
            request.removeHeaders(HttpHeaders.CONTENT_LENGTH);
            request.removeHeaders(HttpHeaders.TRANSFER_ENCODING);
            return execute(request);
        }
    }

    /** Whether the request has the same effect twice as once: by its method, or because the service recognises its key. */
    private static boolean isRepeatable(ClassicHttpRequest request) {
        var body = request.getEntity();
        if (body != null && !body.isRepeatable()) {
            return false;
        }
        return request.containsHeader(IdempotencyKey.HEADER)
                || (HttpMethods.isIdempotent(request.getMethod()) && !request.containsHeader(HttpHeaders.IF_MATCH));
    }

    private ClassicHttpResponse execute(ClassicHttpRequest request) throws IOException {
        var context = HttpClientContext.create();
        context.setRequestConfig(timeouts);
        var sending = new RequestReplySenderContext<ClassicHttpRequest, ClassicHttpResponse>(ServiceClient::trace);
        sending.setCarrier(request);
        sending.setRemoteServiceName(service);
        var observation = Observation.createNotStarted("usersay.service.requests", () -> sending, observations)
                .lowCardinalityKeyValue("service", service)
                .lowCardinalityKeyValue("status", "none")
                .start();
        try {
            var response = client.executeOpen(host, request, context);
            observation.lowCardinalityKeyValue("status", Integer.toString(response.getCode()));
            return response;
        } catch (IOException fault) {
            observation.error(fault);
            throw fault;
        } finally {
            observation.stop();
        }
    }

    /** Of a client's trace context only the ids pass. */
    private static void trace(@Nullable ClassicHttpRequest request, String header, String value) {
        if (request != null && header.equals("traceparent")) {
            request.setHeader(header, value);
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
