package org.usersay.gateway.staticfiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.usersay.gateway.proxy.ServiceSettings;
import org.usersay.starter.site.Brand;
import org.usersay.starter.site.Site;
import org.usersay.starter.site.Sites;

class SecureHeadersTests {

    @Test
    void aSecurePublicAddressStaysSecure() {
        assertThat(policy("https://engage.example")).endsWith("upgrade-insecure-requests");
    }

    @Test
    void aPlainOneIsNotLockedOut() {
        assertThat(policy("http://localhost:8080")).doesNotContain("upgrade");
    }

    @Test
    void imagesComeFromTheHostsThatASiteShowsAndNoOthers() {
        assertThat(policy("http://localhost:8080", "images.example.org", "xn--pple-43d.example"))
                .contains("img-src 'self' data: https://images.example.org https://xn--pple-43d.example;");
    }

    private static String policy(String publicUrl, String... imageHosts) {
        var uri = URI.create("http://localhost:1");
        var address = new ServiceSettings.Address(uri, uri, Duration.ofSeconds(1), Duration.ofSeconds(1), 1, 1);
        var services = new ServiceSettings(URI.create(publicUrl), address, address, address);
        var site = new Site(
                "vir",
                "Review",
                uri,
                List.of(publicUrl),
                Locale.ENGLISH,
                ZoneOffset.UTC,
                List.of(imageHosts),
                Brand.PLAIN);
        var response = new MockHttpServletResponse();
        new StaticFileHeaders(services, new Sites(List.of(site)))
                .writeHeaders(new MockHttpServletRequest("GET", "/"), response);
        return String.valueOf(response.getHeader("Content-Security-Policy"));
    }
}
