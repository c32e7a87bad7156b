package org.usersay.gateway.engagement;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.usersay.gateway.engagement.Engagement.Composed;
import org.usersay.gateway.route.RouteMatch;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.site.Sites;
import org.usersay.starter.web.CacheableResponse;
import tools.jackson.databind.json.JsonMapper;

/** Handler of {@code …/engagement}. A complete answer may be cached by everyone, as its parts may. */
@Component
class EngagementHandler implements HandlerFunction<ServerResponse> {

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final int MAX_ARTICLES = 100;

    private final Engagement engagement;
    private final Sites sites;
    private final JsonMapper json;

    EngagementHandler(Engagement engagement, Sites sites, JsonMapper json) {
        this.engagement = engagement;
        this.sites = sites;
        this.json = json;
    }

    @Override
    public ServerResponse handle(ServerRequest request) throws HttpRequestMethodNotSupportedException {
        if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
            throw new HttpRequestMethodNotSupportedException(request.method().name(), List.of("GET", "HEAD"));
        }
        var match = Objects.requireNonNull(RouteMatch.of(request.servletRequest()), "matched by the RouteMatchFilter");
        var site = Objects.requireNonNull(match.site(), "in every path of the route");
        return answer(request, match.article() == null ? list(request, site) : article(request, site, match.article()));
    }

    private Composed article(ServerRequest request, String site, String article) {
        return engagement.of(request.servletRequest(), sites.article(site, article));
    }

    private Composed list(ServerRequest request, String site) {
        sites.require(site);
        var articles = request.params().getOrDefault("article", List.of());
        if (articles.isEmpty() || articles.size() > MAX_ARTICLES) {
            throw CommonProblem.invalid("article", "1 to " + MAX_ARTICLES + " of them");
        }
        articles.forEach(article -> sites.article(site, article));
        return engagement.of(request.servletRequest(), site, articles);
    }

    private ServerResponse answer(ServerRequest request, Composed composed) {
        var body = json.writeValueAsBytes(composed.content());
        if (composed.missing()) {
            return ServerResponse.ok()
                    .contentType(MediaType.APPLICATION_JSON)
                    .cacheControl(CacheControl.noStore())
                    .body(body);
        }
        var answer = CacheableResponse.of(body)
                .answerShared(request.headers().firstHeader(HttpHeaders.IF_NONE_MATCH), FRESH);
        var response = ServerResponse.status(answer.getStatusCode()).headers(headers -> {
            headers.putAll(answer.getHeaders());
            if (composed.stale()) {
                headers.set("Usersay-Degraded", "stale");
            }
        });
        return answer.getBody() == null ? response.build() : response.body(answer.getBody());
    }
}
