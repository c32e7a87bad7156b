package org.usersay.gateway.problempage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.usersay.gateway.Client;
import org.usersay.gateway.GatewayTest;

@GatewayTest
class ProblemPageTests {

    private static final Pattern LINK = Pattern.compile("href=\"(/problems/[a-z-]+)\"");

    private static final Pattern IN_VIETNAMESE = Pattern.compile("href=\"/problems/([a-z-]+)\\?site=vir&amp;lang=vi\"");

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
    void everyPageIsInTheLanguageOfTheRequestAsAreItsLinks(Client client) {
        var index = client.get("/problems/?lang=vi").body();
        assertThat(index).contains("<html lang=\"vi\">", "Các loại lỗi").doesNotContain("Problem types");
        var links = IN_VIETNAMESE
                .matcher(index)
                .results()
                .map(link -> link.group(1))
                .toList();
        assertThat(links).hasSizeGreaterThan(40);
        for (var type : links) {
            var page = client.get("/problems/" + type + "?lang=vi").body();
            assertThat(page)
                    .as(type)
                    .contains(
                            "<html lang=\"vi\">",
                            "Mã trạng thái",
                            "Tất cả các loại lỗi",
                            "/problems/?site=vir&amp;lang=vi")
                    .doesNotContain("<h1>"
                            + title(client.get("/problems/" + type + "?lang=en").body()) + "</h1>");
        }
    }

    @Test
    void siteDecidesWhereTheRequestNamesNoLanguage(Client client) {
        assertThat(client.get("/problems/thread-closed?site=vir").body()).contains("<html lang=\"en\">");
        assertThat(client.get("/problems/thread-closed?site=%22%3E%3Cscript%3E&lang=%22%3E")
                        .body())
                .contains("<html lang=\"en\">", "/problems/?site=vir&amp;lang=en")
                .doesNotContain("<script>");
        assertThat(client.get("/problems/own-comment").body()).contains("Not for a comment of one&#39;s own");
    }

    private static String title(String page) {
        return page.substring(page.indexOf("<h1>") + 4, page.indexOf("</h1>"));
    }

    @Test
    void unknownTypeIsNotFound(Client client) {
        assertThat(client.get("/problems/no-such-type").statusCode()).isEqualTo(404);
    }
}
