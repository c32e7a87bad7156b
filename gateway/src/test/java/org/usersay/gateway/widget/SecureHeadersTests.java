package org.usersay.gateway.widget;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.usersay.gateway.route.RouteSettings;

class SecureHeadersTests {

    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void aSecurePublicAddressStaysSecure() throws ServletException, IOException {
        new HeadersFilter(at("https://engage.example"))
                .doFilter(new MockHttpServletRequest(), response, new MockFilterChain());
        new PageHeaders(at("https://engage.example")).write(MediaKind.PAGE, response);

        assertThat(response.getHeader("Strict-Transport-Security")).startsWith("max-age=31536000");
        assertThat(response.getHeader("Content-Security-Policy")).endsWith("upgrade-insecure-requests");
    }

    @Test
    void aPlainOneIsNotLockedOut() throws ServletException, IOException {
        new HeadersFilter(at("http://localhost:8080"))
                .doFilter(new MockHttpServletRequest(), response, new MockFilterChain());
        new PageHeaders(at("http://localhost:8080")).write(MediaKind.PAGE, response);

        assertThat(response.getHeader("Strict-Transport-Security")).isNull();
        assertThat(response.getHeader("Content-Security-Policy")).doesNotContain("upgrade");
    }

    private static RouteSettings at(String publicUrl) {
        var uri = URI.create("http://localhost:1");
        var address = new RouteSettings.Address(uri, uri, Duration.ofSeconds(1), Duration.ofSeconds(1), 1, 1);
        return new RouteSettings(URI.create(publicUrl), address, address, address);
    }
}
