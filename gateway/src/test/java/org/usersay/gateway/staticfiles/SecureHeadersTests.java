package org.usersay.gateway.staticfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.usersay.gateway.route.RouteSettings;
import org.usersay.gateway.staticfiles.ImageSettings.Site;

class SecureHeadersTests {

    private static final ImageSettings NO_IMAGES = new ImageSettings(List.of(new Site("vir", List.of())));

    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void aSecurePublicAddressStaysSecure() throws ServletException, IOException {
        new SecurityHeadersFilter(at("https://engage.example"))
                .doFilter(new MockHttpServletRequest(), response, new MockFilterChain());
        new PageSecurityHeaders(at("https://engage.example"), NO_IMAGES).write(MediaTypes.PAGE, response);

        assertThat(response.getHeader("Strict-Transport-Security")).startsWith("max-age=31536000");
        assertThat(response.getHeader("Content-Security-Policy")).endsWith("upgrade-insecure-requests");
    }

    @Test
    void aPlainOneIsNotLockedOut() throws ServletException, IOException {
        new SecurityHeadersFilter(at("http://localhost:8080"))
                .doFilter(new MockHttpServletRequest(), response, new MockFilterChain());
        new PageSecurityHeaders(at("http://localhost:8080"), NO_IMAGES).write(MediaTypes.PAGE, response);

        assertThat(response.getHeader("Strict-Transport-Security")).isNull();
        assertThat(response.getHeader("Content-Security-Policy")).doesNotContain("upgrade");
    }

    @Test
    void imagesComeFromTheHostsThatASiteShowsAndNoOthers() {
        var images = new ImageSettings(List.of(
                new Site("vir", List.of("images.example.org")), new Site("vir", List.of("xn--pple-43d.example"))));
        new PageSecurityHeaders(at("http://localhost:8080"), images).write(MediaTypes.PAGE, response);

        assertThat(response.getHeader("Content-Security-Policy"))
                .contains("img-src 'self' data: https://images.example.org https://xn--pple-43d.example;");
    }

    @Test
    void nothingButAHostGetsIntoThePolicy() {
        for (String host :
                List.of("*", "https://a.example", "a.example; script-src *", "A.EXAMPLE", "a.example:8080")) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Site("vir", List.of(host)));
        }
    }

    private static RouteSettings at(String publicUrl) {
        var uri = URI.create("http://localhost:1");
        var address = new RouteSettings.Address(uri, uri, Duration.ofSeconds(1), Duration.ofSeconds(1), 1, 1);
        return new RouteSettings(URI.create(publicUrl), address, address, address);
    }
}
