package org.usersay.starter.tracing;

import io.opentelemetry.api.trace.Span;
import org.jspecify.annotations.Nullable;

/** Trace that the current thread works for. */
public final class CurrentTrace {

    /** Header of every response with the trace id. */
    public static final String HEADER = "X-Request-Id";

    private CurrentTrace() {}

    /** Trace id, 32 hexadecimal digits; null outside of every trace. */
    public static @Nullable String id() {
        var context = Span.current().getSpanContext();
        return context.isValid() ? context.getTraceId() : null;
    }

    /** Value of a {@code traceparent} header with which later work joins the trace; null outside of every trace. */
    public static @Nullable String parent() {
        var context = Span.current().getSpanContext();
        return context.isValid()
                ? "00-%s-%s-%s"
                        .formatted(
                                context.getTraceId(),
                                context.getSpanId(),
                                context.getTraceFlags().asHex())
                : null;
    }
}
