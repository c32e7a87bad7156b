package org.usersay.gateway.cache;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

class CachedResponseTests {

    private static final long ASKED = 1_000;
    private static final long FRESH = 100;

    private final Mark mark = new Mark();
    private final CachedResponse cachedResponse =
            CachedResponse.of(new HttpHeaders(), new byte[0], new Mark[] {new Mark(), mark}, ASKED, FRESH);

    @Test
    void itIsGivenUntilItsTimeIsOver() {
        assertThat(cachedResponse.isCurrent(ASKED)).isTrue();
        assertThat(cachedResponse.isCurrent(ASKED + FRESH - 1)).isTrue();
        assertThat(cachedResponse.isCurrent(ASKED + FRESH)).isFalse();
    }

    @Test
    void inTheSecondHalfExactlyOneRenewsIt() {
        assertThat(cachedResponse.shouldRenew(ASKED + FRESH / 2)).isFalse();
        assertThat(cachedResponse.shouldRenew(ASKED + FRESH / 2 + 1)).isTrue();
        assertThat(cachedResponse.shouldRenew(ASKED + FRESH / 2 + 2)).isFalse();
    }

    @Test
    void aWriteAfterItWasAskedForOutdatesIt() {
        mark.write(ASKED - 1);
        assertThat(cachedResponse.isCurrent(ASKED + 1)).isTrue();

        mark.write(ASKED);
        assertThat(cachedResponse.isCurrent(ASKED + 1)).isFalse();
    }

    @Test
    void onceConfirmedItIsFreshFromTheMomentOfAsking() {
        var renewed = cachedResponse.renewed(new HttpHeaders(), new Mark[] {mark}, ASKED + FRESH);

        assertThat(renewed.isCurrent(ASKED + FRESH + 1)).isTrue();
        assertThat(renewed.shouldRenew(ASKED + FRESH + FRESH / 2 + 1)).isTrue();
    }
}
