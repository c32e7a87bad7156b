package org.usersay.gateway.ratelimit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.usersay.gateway.FilterOrder;
import org.usersay.gateway.error.GatewayProblem;
import org.usersay.gateway.error.ProblemWriter;
import org.usersay.gateway.ratelimit.RateLimiter.Question;
import org.usersay.gateway.ratelimit.RateLimiter.Verdict;
import org.usersay.gateway.route.ClientAddress;
import org.usersay.gateway.route.Credentials;
import org.usersay.gateway.route.RouteMatch;

/** Refuses whoever asks too often, and tells everyone how much is left. */
@Component
@Order(FilterOrder.LIMIT)
final class RateLimitFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final transient RateLimits rateLimits;
    private final transient ClientAddress addresses;
    private final transient ProblemWriter problemWriter;
    private final transient int sharedBy;
    private final transient Map<RateLimitGroup, Rate> rates = new EnumMap<>(RateLimitGroup.class);

    RateLimitFilter(
            RateLimits rateLimits, RateLimitSettings settings, ClientAddress addresses, ProblemWriter problemWriter) {
        this.rateLimits = rateLimits;
        this.addresses = addresses;
        this.problemWriter = problemWriter;
        this.sharedBy = settings.sharedBy();
        for (var rateLimitGroup : RateLimitGroup.values()) {
            rates.put(rateLimitGroup, settings.rate(rateLimitGroup));
        }
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var destination = RouteMatch.of(request);
        var rateLimitGroup = destination == null ? null : RateLimitGroup.of(request.getMethod(), destination.path());
        var rate = rateLimitGroup == null ? null : rates.get(rateLimitGroup);
        if (rateLimitGroup == null || rate == null || allows(rateLimitGroup, rate, request, response)) {
            chain.doFilter(request, response);
        } else {
            problemWriter.write(
                    request, response, GatewayProblem.TOO_MANY_REQUESTS, "Wait as long as Retry-After says.");
        }
    }

    private boolean allows(
            RateLimitGroup rateLimitGroup, Rate rate, HttpServletRequest request, HttpServletResponse response) {
        var questions = questions(rateLimitGroup, rate, request);
        var verdicts = rateLimits.ask(rateLimitGroup, questions);
        tell(verdicts.getFirst(), rateLimitGroup, rate, response);
        var last = verdicts.getLast();
        if (!last.allowed()) {
            tell(last, rateLimitGroup, questions.get(verdicts.size() - 1).rate(), response);
        }
        return last.allowed();
    }

    /** A reader's own limit first; so who is refused by it takes nothing from those who share the address. */
    private List<Question> questions(RateLimitGroup rateLimitGroup, Rate rate, HttpServletRequest request) {
        var address = ClientKey.ofAddress(addresses.of(request));
        var token = Credentials.of(request).bearer();
        if (token == null) {
            return List.of(new Question(address + ':' + rateLimitGroup.label(), rate));
        }
        return List.of(
                new Question(ClientKey.ofToken(token) + ':' + rateLimitGroup.label(), rate),
                new Question(address + ":signed-in:" + rateLimitGroup.label(), rate.times(sharedBy)));
    }

    private static void tell(Verdict verdict, RateLimitGroup rateLimitGroup, Rate rate, HttpServletResponse response) {
        var name = '"' + rateLimitGroup.label() + '"';
        response.setHeader(
                "RateLimit-Policy",
                name + ";q=" + rate.count() + ";w=" + Math.max(1, rate.period().toSeconds()));
        response.setHeader("RateLimit", name + ";r=" + verdict.remaining() + ";t=" + verdict.waitSeconds());
        if (!verdict.allowed()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(verdict.waitSeconds()));
        }
    }
}
