package org.usersay.endtoend.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersay.endtoend.http.Answer;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.Readers.Account;
import org.usersay.endtoend.system.RunningSystem;
import org.usersay.endtoend.system.TraceCollector;
import org.usersay.endtoend.system.TraceCollector.Span;
import org.usersay.endtoend.system.Usersay;

@ExtendWith(RunningSystem.class)
class TracingIT {

    private static final String CLIENT_SPAN = "00f067aa0ba902b7";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Usersay usersay;
    private final Article article = Article.fresh();

    TracingIT(Usersay usersay) {
        this.usersay = usersay;
    }

    @Test
    void postedCommentIsOneTraceFromTheClientToTheMail() {
        Account linh = usersay.readers().signedIn("Linh");
        Account minh = usersay.readers().signedIn("Minh");
        String parent = linh.browser()
                .post(article.comments(), Map.of("text", "Who knows?"))
                .expect(201)
                .text("/id");

        String trace = TraceCollector.sampledTraceId();
        minh.browser()
                .with("traceparent", "00-" + trace + "-" + CLIENT_SPAN + "-00")
                .post(article.comments(), Map.of("text", "I do.", "parent", parent))
                .expect(201);

        await("the mail's span")
                .atMost(PATIENCE)
                .until(() -> spans(trace).stream().anyMatch(span -> span.name().equals("usersay.mail.send")));
        await("the gateway's span")
                .atMost(PATIENCE)
                .until(() ->
                        spans(trace).stream().anyMatch(span -> span.parent().equals(CLIENT_SPAN)));
        assertThat(spans(trace))
                .allSatisfy(span -> assertThat(span.attributes())
                        .as("attributes of %s", span.name())
                        .doesNotContain(article.id(), parent, "I do.", minh.name()))
                .haveAtLeastOne(span("gateway", "SPAN_KIND_SERVER"))
                .haveAtLeastOne(span("gateway", "SPAN_KIND_CLIENT"))
                .haveAtLeastOne(span("comments-service", "SPAN_KIND_SERVER"))
                .haveAtLeastOne(new Condition<>(
                        span -> span.service().equals("comments-service")
                                && span.name().startsWith("insert"),
                        "MongoDB's insert"))
                .haveAtLeastOne(new Condition<>(
                        span -> span.service().equals("subscription-service")
                                && span.kind().equals("SPAN_KIND_CONSUMER"),
                        "the mail"))
                .allSatisfy(span -> assertThat(span.parent())
                        .as("parent of %s", span)
                        .isIn(Stream.concat(
                                        Stream.of(CLIENT_SPAN),
                                        spans(trace).stream().map(Span::id))
                                .toList()));
    }

    /** What a client may cause is bounded by the share, whatever it claims. */
    @Test
    void clientCannotHaveItsRequestsRecorded() {
        String claimed = TraceCollector.unsampledTraceId();
        usersay.program()
                .with("traceparent", "00-" + claimed + "-" + CLIENT_SPAN + "-01")
                .get(article.comments())
                .expect(200);
        String later = TraceCollector.sampledTraceId();
        usersay.program()
                .with("traceparent", "00-" + later + "-" + CLIENT_SPAN + "-01")
                .get(article.comments() + "?limit=2")
                .expect(200);

        await("spans of the later request")
                .atMost(PATIENCE)
                .until(() -> !spans(later).isEmpty());
        assertThat(spans(claimed)).isEmpty();
    }

    @Test
    void responsesAndProblemsNameTheTrace() {
        String trace = TraceCollector.unsampledTraceId();
        Answer missing = usersay.program()
                .with("traceparent", "00-" + trace + "-" + CLIENT_SPAN + "-00")
                .get("/api/v1/sites/unknown/articles/a/comments")
                .expect(404);

        assertThat(missing.text("/traceId")).isEqualTo(trace);
        assertThat(missing.headers().allValues("X-Request-Id")).containsExactly(trace);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "${jndi:ldap://x}",
                "00-<script>alert(1)</script>-00f067aa0ba902b7-01"
            })
    void invalidTraceparentIsReplaced(String claimed) {
        Answer missing = usersay.program().with("traceparent", claimed).get("/api/v1/comments/none");

        assertThat(missing.header("X-Request-Id"))
                .matches("[0-9a-f]{32}")
                .isNotEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    }

    private List<Span> spans(String trace) {
        return usersay.traces().spans(trace);
    }

    private static Condition<Span> span(String service, String kind) {
        return new Condition<>(
                span -> span.service().equals(service) && span.kind().equals(kind), "%s of %s", kind, service);
    }
}
