package org.usersay.starter.externalapi;

import java.time.Duration;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpComponentsHttpClientBuilder;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.boot.http.client.InetAddressFilter;

/**
 * Factory of HTTP clients for configured addresses outside the installation. They connect to no internal address: the filter
 * sees the resolved addresses, and only those are connected to, so that a name cannot mean another one a moment later.
 * Redirects are not followed, and nothing is repeated or decompressed by itself.
 */
public final class ExternalHttpClients {

    private static final int MAX_CONNECTIONS = 1_000;

    private ExternalHttpClients() {}

    /**
     * Client for any number of addresses.
     *
     * @param allowInternal whether loopback, private and link-local addresses may be connected to, for local installations
     * @param perAddress connections to one address at most
     * @param connectTimeout for a connection with TLS
     * @param readTimeout between two parts of an answer
     */
    public static CloseableHttpClient create(
            DnsResolver dns,
            boolean allowInternal,
            int perAddress,
            Duration connectTimeout,
            Duration readTimeout,
            String userAgent) {
        var filter = allowInternal ? InetAddressFilter.all() : InetAddressFilter.externalAddresses();
        return new HttpComponentsHttpClientBuilder()
                .withDnsResolver(dns)
                .withConnectionManagerCustomizer(connections ->
                        connections.setMaxConnPerRoute(perAddress).setMaxConnTotal(MAX_CONNECTIONS))
                .withCustomizer(client -> client.disableAutomaticRetries()
                        .disableCookieManagement()
                        .disableAuthCaching()
                        .disableContentCompression()
                        .setUserAgent(userAgent))
                .build(HttpClientSettings.defaults()
                        .withRedirects(HttpRedirects.DONT_FOLLOW)
                        .withTimeouts(connectTimeout, readTimeout)
                        .withInetAddressFilter(filter));
    }
}
