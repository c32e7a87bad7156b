package org.usersay.gateway.limit;

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
import org.usersay.gateway.Stage;
import org.usersay.gateway.fallback.Problem;
import org.usersay.gateway.fallback.Problems;
import org.usersay.gateway.limit.Limiter.Question;
import org.usersay.gateway.limit.Limiter.Verdict;
import org.usersay.gateway.route.ClientAddress;
import org.usersay.gateway.route.Credentials;
import org.usersay.gateway.route.Destination;

/** Refuses whoever asks too often, and tells everyone how much is left. */
@Component
@Order(Stage.LIMIT)
final class LimitFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final transient Limits limits;
    private final transient ClientAddress addresses;
    private final transient Problems problems;
    private final transient int sharedBy;
    private final transient Map<Group, Rate> rates = new EnumMap<>(Group.class);

    LimitFilter(Limits limits, LimitSettings settings, ClientAddress addresses, Problems problems) {
        this.limits = limits;
        this.addresses = addresses;
        this.problems = problems;
        this.sharedBy = settings.sharedBy();
        for (var group : Group.values()) {
            rates.put(group, settings.rate(group));
        }
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var destination = Destination.of(request);
        var group = destination == null ? null : Group.of(request.getMethod(), destination.path());
        var rate = group == null ? null : rates.get(group);
        if (group == null || rate == null || allows(group, rate, request, response)) {
            chain.doFilter(request, response);
        } else {
            problems.write(request, response, Problem.TOO_MANY_REQUESTS, "Wait as long as Retry-After says.");
        }
    }

    private boolean allows(Group group, Rate rate, HttpServletRequest request, HttpServletResponse response) {
        var questions = questions(group, rate, request);
        var verdicts = limits.ask(group, questions);
        tell(verdicts.getFirst(), group, rate, response);
        var last = verdicts.getLast();
        if (!last.allowed()) {
            tell(last, group, questions.get(verdicts.size() - 1).rate(), response);
        }
        return last.allowed();
    }

    /** A reader's own limit first; so who is refused by it takes nothing from those who share the address. */
    private List<Question> questions(Group group, Rate rate, HttpServletRequest request) {
        var address = ClientKey.ofAddress(addresses.of(request));
        var token = Credentials.of(request).bearer();
        if (token == null) {
            return List.of(new Question(address + ':' + group.label(), rate));
        }
        return List.of(
                new Question(ClientKey.ofToken(token) + ':' + group.label(), rate),
                new Question(address + ":signed-in:" + group.label(), rate.times(sharedBy)));
    }

    private static void tell(Verdict verdict, Group group, Rate rate, HttpServletResponse response) {
        var name = '"' + group.label() + '"';
        response.setHeader(
                "RateLimit-Policy",
                name + ";q=" + rate.count() + ";w=" + Math.max(1, rate.period().toSeconds()));
        response.setHeader("RateLimit", name + ";r=" + verdict.remaining() + ";t=" + verdict.waitSeconds());
        if (!verdict.allowed()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(verdict.waitSeconds()));
        }
    }
}
