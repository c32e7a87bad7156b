package org.usersay.comments.page;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import org.usersay.comments.count.CommentCounts;

/** Says of every read that was answered without the copies in Redis that it may be a second old. */
@ControllerAdvice
class Degraded implements ResponseBodyAdvice<Object> {

    static final String HEADER = "Usersay-Degraded";

    private final CommentCounts counts;

    Degraded(CommentCounts counts) {
        this.counts = counts;
    }

    @Override
    public boolean supports(MethodParameter answer, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter answer,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (HttpMethod.GET.equals(request.getMethod()) && counts.degraded()) {
            response.getHeaders().set(HEADER, "stale");
        }
        return body;
    }
}
