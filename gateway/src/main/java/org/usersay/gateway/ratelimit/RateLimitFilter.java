package org.usersay.gateway.ratelimit;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.usersay.gateway.proxy.Credentials;
import org.usersay.gateway.ratelimit.RateLimiter.Decision;
import org.usersay.gateway.ratelimit.RateLimiter.Limit;
import org.usersay.gateway.route.HttpMethods;
import org.usersay.gateway.route.RateLimitGroup;
import org.usersay.gateway.route.RouteMatch;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.ProblemWriter;

/** Filter that counts requests in their route's group, says how many are left, and refuses those over the rate. */
public final class RateLimitFilter extends OncePerRequestFilter {

    private final RateLimits limits;
    private final VerifiedSubject subjects;
    private final ProblemWriter problems;
    private final int sharedBy;
    private final MeterRegistry meters;
    private final Map<RateLimitGroup, Rate> rates = new EnumMap<>(RateLimitGroup.class);

    RateLimitFilter(
            RateLimits limits,
            RateLimitSettings settings,
            VerifiedSubject subjects,
            ProblemWriter problems,
            MeterRegistry meters) {
        this.meters = meters;
        this.limits = limits;
        this.subjects = subjects;
        this.problems = problems;
        this.sharedBy = settings.sharedBy();
        for (var group : RateLimitGroup.values()) {
            rates.put(group, settings.rate(group));
            meters.counter("usersay.limits.refused", "group", group.label());
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var group = group(request);
        if (group == null || allows(group, request, response)) {
            chain.doFilter(request, response);
        } else {
            meters.counter("usersay.limits.refused", "group", group.label()).increment();
            problems.write(
                    request,
                    response,
                    CommonProblem.TOO_MANY_REQUESTS,
                    "Wait as long as Retry-After says, and send the request again.");
        }
    }

    private static @Nullable RateLimitGroup group(HttpServletRequest request) {
        var match = RouteMatch.of(request);
        if (match == null) {
            return null;
        }
        var metadata = match.metadata();
        return metadata.limitReads() || !HttpMethods.isSafe(request.getMethod()) ? metadata.limit() : null;
    }

    private boolean allows(RateLimitGroup group, HttpServletRequest request, HttpServletResponse response) {
        var keys = limits(group, request);
        var decisions = limits.check(group, keys);
        writeHeaders(decisions.getFirst(), group, keys.getFirst().rate(), response);
        var last = decisions.getLast();
        if (!last.allowed()) {
            writeHeaders(last, group, keys.get(decisions.size() - 1).rate(), response);
        }
        return last.allowed();
    }

    /** The reader's own limit first, so that a refused reader takes nothing from others with the same address. */
    private List<Limit> limits(RateLimitGroup group, HttpServletRequest request) {
        var rate = Objects.requireNonNull(rates.get(group));
        var address = ClientKey.ofAddress(request.getRemoteAddr());
        var reader = group.isCountedByAddress()
                ? null
                : subjects.of(Credentials.of(request).bearer());
        if (reader == null) {
            return List.of(new Limit(address + ':' + group.label(), rate));
        }
        return List.of(
                new Limit(ClientKey.ofReader(reader) + ':' + group.label(), rate),
                new Limit(address + ":signed-in:" + group.label(), rate.times(sharedBy)));
    }

    private static void writeHeaders(Decision decision, RateLimitGroup group, Rate rate, HttpServletResponse response) {
        var name = '"' + group.label() + '"';
        response.setHeader(
                "RateLimit-Policy",
                name + ";q=" + rate.count() + ";w=" + Math.max(1, rate.period().toSeconds()));
        response.setHeader("RateLimit", name + ";r=" + decision.remaining() + ";t=" + decision.waitSeconds());
        if (!decision.allowed()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(decision.waitSeconds()));
        }
    }
}
