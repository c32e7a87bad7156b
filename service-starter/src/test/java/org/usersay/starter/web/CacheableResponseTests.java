package org.usersay.starter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;

class CacheableResponseTests {

    private final CacheableResponse answer = CacheableResponse.of("{}".getBytes(StandardCharsets.UTF_8));

    @Test
    void knownTagIsNotModified() {
        assertThat(ask(null).getStatusCode().value()).isEqualTo(200);
        assertThat(ask("\"other\"").getStatusCode().value()).isEqualTo(200);
        assertThat(ask(answer.tag()).getStatusCode().value()).isEqualTo(304);
        assertThat(ask("\"other\", W/" + answer.tag()).getStatusCode().value()).isEqualTo(304);
    }

    @Test
    void everyResponseHasCacheControl() {
        assertThat(ask(answer.tag()).getHeaders().getCacheControl())
                .isEqualTo("max-age=1, public, stale-while-revalidate=30");
    }

    @Test
    void cachesOnTheWayMayKeepWhatABrowserMayNot() {
        assertThat(answer.answerShared(null, Duration.ofSeconds(1)).getHeaders().getCacheControl())
                .isEqualTo("max-age=0, public, s-maxage=1");
    }

    @Test
    void gatewayReceivesFractionsOfASecond() {
        var shared = answer.answerShared(null, Duration.ofSeconds(1), Duration.ofMillis(100));
        assertThat(shared.getHeaders().getCacheControl())
                .isEqualTo("max-age=0, public, s-maxage=1, usersay-edge-ms=100");
        assertThat(answer.answerShared(answer.tag(), Duration.ofSeconds(1), Duration.ofMillis(100)))
                .returns(304, kept -> kept.getStatusCode().value())
                .returns(
                        shared.getHeaders().getCacheControl(),
                        kept -> kept.getHeaders().getCacheControl());
    }

    private ResponseEntity<byte[]> ask(@Nullable String tag) {
        return answer.answer(tag, Duration.ofSeconds(1), Duration.ofSeconds(30));
    }
}
