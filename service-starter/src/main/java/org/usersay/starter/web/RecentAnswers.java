package org.usersay.starter.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * Public answers given lately, by what was asked for. {@link RecentAnswersFilter} gives them again ahead of security,
 * routing and observation, while each says that it still holds: whatever decided over it the first time decided over this
 * very address, and nothing about who asks goes into a public answer. {@code usersay.recent.answers} counts them.
 */
public final class RecentAnswers implements MeterBinder {

    /** Mostly bytes that others keep too. */
    private static final long BYTES = 16_000_000;

    private static final int OVERHEAD = 500;

    private final Cache<Asked, Kept> recent = Caffeine.newBuilder()
            .maximumWeight(BYTES)
            .weigher((Asked asked, Kept kept) -> OVERHEAD + asked.length() + kept.body.length)
            .build();

    private final LongAdder given = new LongAdder();

    /** An address, and which of its forms. */
    private record Asked(
            String path, @Nullable String query, @Nullable String accept) {

        static Asked of(HttpServletRequest request) {
            return new Asked(request.getRequestURI(), request.getQueryString(), request.getHeader(HttpHeaders.ACCEPT));
        }

        int length() {
            return path.length() + (query == null ? 0 : query.length()) + (accept == null ? 0 : accept.length());
        }
    }

    private record Header(String name, String value) {}

    private record Kept(byte[] body, String tag, List<Header> headers, BooleanSupplier holds) {}

    /**
     * Remembers an answer that may be given to everyone who asks for the same address.
     *
     * @param holds whether it still is what this request would be answered now; asked on each request, so it has to be
     *     cheap
     * @return the answer itself
     */
    public ResponseEntity<byte[]> keep(HttpServletRequest asked, ResponseEntity<byte[]> answer, BooleanSupplier holds) {
        var body = answer.getBody();
        var tag = answer.getHeaders().getETag();
        if (answer.getStatusCode() == HttpStatus.OK && body != null && tag != null && concerns(asked)) {
            var headers = new ArrayList<Header>();
            answer.getHeaders()
                    .forEach((name, values) -> values.forEach(value -> headers.add(new Header(name, value))));
            recent.put(Asked.of(asked), new Kept(body, tag, List.copyOf(headers), holds));
        }
        return answer;
    }

    /** Answers the request if that is possible from here. */
    boolean answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!concerns(request)) {
            return false;
        }
        var kept = recent.getIfPresent(Asked.of(request));
        if (kept == null || !kept.holds.getAsBoolean()) {
            return false;
        }
        given.increment();
        boolean known = CacheableResponse.matches(request.getHeader(HttpHeaders.IF_NONE_MATCH), kept.tag);
        for (var header : kept.headers) {
            if (!known || !header.name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)) {
                response.addHeader(header.name, header.value);
            }
        }
        if (known) {
            response.setStatus(HttpStatus.NOT_MODIFIED.value());
        } else {
            response.setContentLength(kept.body.length);
            response.getOutputStream().write(kept.body);
        }
        return true;
    }

    /** Who sends credentials is to hear if they are wrong. */
    private static boolean concerns(HttpServletRequest request) {
        return request.getMethod().equals("GET") && request.getHeader(HttpHeaders.AUTHORIZATION) == null;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        FunctionCounter.builder("usersay.recent.answers", given, LongAdder::sum)
                .description("Public answers given again from memory; http.server.requests does not count them")
                .register(meters);
    }
}
