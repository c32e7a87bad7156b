package org.usersay.gateway.cache;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class CachedResponseTests {

    private static final long REQUESTED = 1_000;
    private static final long LIFETIME = 100;

    private final WriteTimestamp timestamp = new WriteTimestamp();
    private final CachedResponse response = CachedResponse.of(
            new HttpHeaders(),
            new byte[0],
            new WriteTimestamp[] {new WriteTimestamp(), timestamp},
            REQUESTED,
            LIFETIME);

    @Test
    void isFreshUntilItsLifetimeEnds() {
        assertThat(response.isFresh(REQUESTED)).isTrue();
        assertThat(response.isFresh(REQUESTED + LIFETIME - 1)).isTrue();
        assertThat(response.isFresh(REQUESTED + LIFETIME)).isFalse();
    }

    @Test
    void exactlyOneRequestRefreshesItInTheSecondHalf() {
        assertThat(response.shouldRefresh(REQUESTED + LIFETIME / 2)).isFalse();
        assertThat(response.shouldRefresh(REQUESTED + LIFETIME / 2 + 1)).isTrue();
        assertThat(response.shouldRefresh(REQUESTED + LIFETIME / 2 + 2)).isFalse();
    }

    @Test
    void isStaleAfterAWriteThatFollowedItsRequest() {
        timestamp.record(REQUESTED - 1);
        assertThat(response.isFresh(REQUESTED + 1)).isTrue();

        timestamp.record(REQUESTED);
        assertThat(response.isFresh(REQUESTED + 1)).isFalse();
    }

    @Test
    void isFreshAgainFromTheRequestThatConfirmedIt() {
        var refreshed = response.refreshed(new HttpHeaders(), new WriteTimestamp[] {timestamp}, REQUESTED + LIFETIME);

        assertThat(refreshed.isFresh(REQUESTED + LIFETIME + 1)).isTrue();
        assertThat(refreshed.shouldRefresh(REQUESTED + LIFETIME + LIFETIME / 2 + 1))
                .isTrue();
    }

    @Test
    void compressedFormHasAWeakTagThatIsRecognised() throws Exception {
        var headers = new HttpHeaders();
        headers.setETag("\"a\"");
        var large = CachedResponse.of(headers, new byte[2_000], new WriteTimestamp[0], REQUESTED, LIFETIME);
        var request = new MockHttpServletRequest("GET", "/");

        assertThat(write(large, request).getHeader("ETag")).isEqualTo("\"a\"");
        request.addHeader("Accept-Encoding", "br, gzip;q=0.8");
        assertThat(write(large, request).getHeader("ETag")).isEqualTo("W/\"a\"");
        request.addHeader("If-None-Match", "W/\"a\"");
        assertThat(write(large, request).getStatus()).isEqualTo(304);
    }

    private static MockHttpServletResponse write(CachedResponse cached, MockHttpServletRequest request)
            throws Exception {
        var response = new MockHttpServletResponse();
        cached.write(request, response);
        return response;
    }
}
