package org.usersay.starter.identity;

import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Matchers of {@code GET} and {@code HEAD} requests for {@code authorizeHttpRequests}. */
public final class ReadRequests {

    private ReadRequests() {}

    /** One matcher for each path pattern and method. */
    public static RequestMatcher[] of(String... patterns) {
        return Stream.of(HttpMethod.GET, HttpMethod.HEAD)
                .flatMap(method ->
                        Stream.of(patterns).map(pattern -> PathPatternRequestMatcher.pathPattern(method, pattern)))
                .toArray(RequestMatcher[]::new);
    }
}
