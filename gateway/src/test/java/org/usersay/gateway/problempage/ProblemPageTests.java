package org.usersay.gateway.problempage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.usersay.gateway.Client;
import org.usersay.gateway.GatewayTest;

@GatewayTest
class ProblemPageTests {

    private static final Pattern LINK = Pattern.compile("href=\"(/problems/[a-z-]+)\"");

    @Test
    void everyListedTypeHasAPage(Client client) {
        var index = client.get("/problems/");
        assertThat(index.statusCode()).isEqualTo(200);
        var links =
                LINK.matcher(index.body()).results().map(link -> link.group(1)).toList();
        assertThat(links).hasSizeGreaterThan(40).contains("/problems/thread-closed", "/problems/not-authenticated");
        for (var link : links) {
            var page = client.get(link, "Accept", "application/json");
            assertThat(page.statusCode()).as(link).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
            assertThat(page.headers().allValues("Content-Security-Policy")).hasSize(1);
            assertThat(page.body()).contains("<code>" + link + "</code>", "/brand/vir.css");
        }
        assertThat(client.get("/brand/vir.css").statusCode()).isEqualTo(200);
    }

    @Test
    void unknownTypeIsNotFound(Client client) {
        assertThat(client.get("/problems/no-such-type").statusCode()).isEqualTo(404);
    }
}
