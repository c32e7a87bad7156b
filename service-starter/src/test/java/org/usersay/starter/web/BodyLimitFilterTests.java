package org.usersay.starter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;
import org.usersay.starter.problem.ProblemWriter;
import tools.jackson.databind.json.JsonMapper;

class BodyLimitFilterTests {

    private static final int LENGTH = 1_000_000;

    private final BodyLimitFilter filter = new BodyLimitFilter(
            request -> DataSize.ofMegabytes(8),
            Duration.ofSeconds(10),
            DataSize.ofKilobytes(1),
            request -> false,
            new ProblemWriter(new JsonMapper()));

    private final MockHttpServletRequest request = new MockHttpServletRequest("PUT", "/settings");

    @Test
    void restOfTheBodyIsReadAfterAnEarlyRefusal() throws Exception {
        request.setContent(new byte[LENGTH]);
        filter.doFilter(
                request,
                new MockHttpServletResponse(),
                (bounded, response) ->
                        assertThat(bounded.getInputStream().readNBytes(10)).hasSize(10));
        assertThat(request.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void bodyOfAClientThatWaitsToBeAskedForItIsNotAwaited() throws Exception {
        request.setContent(new byte[LENGTH]);
        request.addHeader("Expect", "100-continue");
        filter.doFilter(request, new MockHttpServletResponse(), (bounded, response) -> {});
        assertThat(request.getInputStream().readAllBytes()).hasSize(LENGTH);
    }
}
