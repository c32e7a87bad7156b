package org.usersay.starter.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.FilterChain;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class RecentAnswersTests {

    private static final int BEHIND = 299;

    private final RecentAnswers recent = new RecentAnswers();
    private final AtomicBoolean holds = new AtomicBoolean(true);
    private final CacheableResponse answer = CacheableResponse.of("{\"count\":3}".getBytes(StandardCharsets.UTF_8));
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @BeforeEach
    void keep() {
        recent.bindTo(meters);
        recent.keep(request("/a", "page=1"), entity(), holds::get);
    }

    @Test
    void sameAddressIsAnsweredTheSameWithoutGoingFurther() throws Exception {
        var given = ask(request("/a", "page=1"));
        assertThat(given.getStatus()).isEqualTo(200);
        assertThat(given.getContentAsString()).isEqualTo("{\"count\":3}");
        assertThat(given.getHeader("ETag")).isEqualTo(answer.tag());
        assertThat(given.getHeader("Cache-Control")).isEqualTo("max-age=1, public, stale-while-revalidate=30");
        assertThat(given.getContentType()).isEqualTo("application/json");
        assertThat(given.getHeader("Link")).isEqualTo("</b>; rel=\"next\"");
        assertThat(given.getContentLength()).isEqualTo(answer.body().length);
        assertThat(meters.get("usersay.recent.answers").functionCounter().count())
                .isEqualTo(1);
    }

    @Test
    void whoHasItHears304() throws Exception {
        var request = request("/a", "page=1");
        request.addHeader("If-None-Match", "\"old\", W/" + answer.tag());
        var given = ask(request);
        assertThat(given.getStatus()).isEqualTo(304);
        assertThat(given.getContentAsByteArray()).isEmpty();
        assertThat(given.getHeader("ETag")).isEqualTo(answer.tag());
        assertThat(given.getContentType()).isNull();
    }

    @Test
    void whatHoldsNoLongerIsAskedAnew() throws Exception {
        holds.set(false);
        assertThat(ask(request("/a", "page=1")).getStatus()).isEqualTo(BEHIND);
        recent.keep(request("/a", "page=1"), entity(), () -> true);
        assertThat(ask(request("/a", "page=1")).getStatus()).isEqualTo(200);
    }

    @Test
    void everythingElseGoesFurther() throws Exception {
        assertThat(ask(request("/a", "page=2")).getStatus()).isEqualTo(BEHIND);
        assertThat(ask(request("/a", null)).getStatus()).isEqualTo(BEHIND);
        assertThat(ask(request("/A", "page=1")).getStatus()).isEqualTo(BEHIND);

        var page = request("/a", "page=1");
        page.addHeader("Accept", "text/html");
        assertThat(ask(page).getStatus()).isEqualTo(BEHIND);

        var credentials = request("/a", "page=1");
        credentials.addHeader("Authorization", "Bearer forged");
        assertThat(ask(credentials).getStatus()).isEqualTo(BEHIND);

        var write = request("/a", "page=1");
        write.setMethod("POST");
        assertThat(ask(write).getStatus()).isEqualTo(BEHIND);
    }

    @Test
    void onlyWholeAnswersToNobodyInParticularAreKept() throws Exception {
        var known = answer.answer(answer.tag(), Duration.ofSeconds(1), Duration.ofSeconds(30));
        recent.keep(request("/unchanged", null), known, () -> true);
        assertThat(ask(request("/unchanged", null)).getStatus()).isEqualTo(BEHIND);

        var somebody = request("/mine", null);
        somebody.addHeader("Authorization", "Bearer good");
        recent.keep(somebody, entity(), () -> true);
        assertThat(ask(request("/mine", null)).getStatus()).isEqualTo(BEHIND);
    }

    private ResponseEntity<byte[]> entity() {
        var plain = answer.answer(null, Duration.ofSeconds(1), Duration.ofSeconds(30));
        return ResponseEntity.ok()
                .headers(plain.getHeaders())
                .header("Link", "</b>; rel=\"next\"")
                .body(plain.getBody());
    }

    private MockHttpServletResponse ask(MockHttpServletRequest request) throws Exception {
        var response = new MockHttpServletResponse();
        FilterChain behind = (asked, answered) -> response.setStatus(BEHIND);
        new RecentAnswersFilter(recent).doFilter(request, response, behind);
        return response;
    }

    private static MockHttpServletRequest request(String path, @Nullable String query) {
        var request = new MockHttpServletRequest("GET", path);
        request.setQueryString(query);
        return request;
    }
}
