package org.usersay.gateway.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.usersay.gateway.forwarded.NetworkSettings;
import org.usersay.gateway.forwarded.NetworkSettings.PerAddress;

/** Which requests take a permit of their address, without which the answer waits. */
class ClientErrorThrottleFilterTests {

    private static final String SENDER = "192.0.2.1";

    private final ClientErrorThrottleFilter filter =
            new ClientErrorThrottleFilter(new NetworkSettings(new PerAddress(1, 1, 1, 5), 1));

    @ParameterizedTest
    @ValueSource(ints = {400, 413, 414, 415, 429})
    void refusalTakesAPermitOfItsAddress(int status) throws Exception {
        var taken = permitsTaken(SENDER);
        var ofAnother = permitsTaken("192.0.2.2");
        answer(SENDER, status);
        assertThat(taken).hasValue(1);
        assertThat(ofAnother).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 304, 401, 403, 404, 409, 412})
    void answersThatWellBehavedClientsCauseTakeNone(int status) throws Exception {
        var taken = permitsTaken(SENDER);
        answer(SENDER, status);
        assertThat(taken).hasValue(0);
    }

    @Test
    void addressesOfOneIpv6NetworkShareTheirPermits() throws Exception {
        var taken = permitsTaken("2001:db8::ffff");
        answer("2001:db8::1", 400);
        assertThat(taken).hasValue(1);
    }

    private void answer(String address, int status) throws Exception {
        var request = new MockHttpServletRequest("GET", "/");
        request.setRemoteAddr(address);
        var response = new MockHttpServletResponse();
        response.setStatus(status);
        filter.doFilter(request, response, new MockFilterChain());
        assertThat(response.getStatus()).isEqualTo(status);
    }

    private AtomicInteger permitsTaken(String address) {
        var taken = new AtomicInteger();
        filter.limiter(address).getEventPublisher().onSuccess(success -> taken.addAndGet(success.getNumberOfPermits()));
        return taken;
    }
}
