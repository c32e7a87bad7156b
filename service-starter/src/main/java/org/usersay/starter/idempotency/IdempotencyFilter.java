package org.usersay.starter.idempotency;

import com.mongodb.MongoException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.usersay.starter.idempotency.OutcomeStore.Claim;
import org.usersay.starter.problem.BodyTooLargeException;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.ProblemException;
import org.usersay.starter.problem.ProblemWriter;
import org.usersay.starter.web.BufferedBodyRequest;

/**
 * Filter that keeps the outcome of an unsafe request with an {@link IdempotencyKey}. Only successes are kept: a refused
 * request has changed nothing. The claim itself is made by {@link IdempotencyInterceptor}, which knows the mapping.
 */
final class IdempotencyFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(IdempotencyFilter.class);
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final OutcomeStore outcomes;
    private final Predicate<HttpServletRequest> streamed;
    private final ProblemWriter problems;

    /**
     * Filter over a store of outcomes.
     *
     * @param streamed requests whose bodies are not held in memory, but compared while they are read
     */
    IdempotencyFilter(OutcomeStore outcomes, Predicate<HttpServletRequest> streamed, ProblemWriter problems) {
        this.outcomes = outcomes;
        this.streamed = streamed;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return SAFE.contains(request.getMethod()) || request.getHeader(IdempotencyKey.HEADER) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        final IdempotencyKey key;
        final byte @Nullable [] body;
        try {
            key = IdempotencyKey.of(request.getHeader(IdempotencyKey.HEADER));
            body = isHeld(request) ? request.getInputStream().readAllBytes() : null;
        } catch (ProblemException e) {
            problems.write(request, response, CommonProblem.INVALID_REQUEST, String.valueOf(e.getMessage()));
            return;
        } catch (BodyTooLargeException e) {
            problems.write(request, response, CommonProblem.BODY_TOO_LARGE, e.detail());
            return;
        }
        var keyed = KeyedRequest.of(request, key, body == null ? new byte[0] : body);
        request.setAttribute(IdempotencyInterceptor.REQUEST, keyed);
        var digested = body == null && !isForm(request) ? new DigestedBodyRequest(request) : null;
        request.setAttribute(IdempotencyInterceptor.BODY, digested);
        var held = new ContentCachingResponseWrapper(response);
        var succeeded = false;
        try {
            var read = digested == null ? request : digested;
            chain.doFilter(body == null ? read : new BufferedBodyRequest(request, body), held);
            succeeded = HttpStatus.valueOf(held.getStatus()).is2xxSuccessful();
        } finally {
            if (request.getAttribute(IdempotencyInterceptor.CLAIM) instanceof Claim.Granted granted) {
                finish(keyed, granted, succeeded ? Outcome.of(held) : null, digested);
            }
        }
        held.copyBodyToResponse();
    }

    /** A failure is logged only: what was acknowledged is durable, and the lease ends by itself. */
    private void finish(
            KeyedRequest request,
            Claim.Granted granted,
            @Nullable Outcome outcome,
            @Nullable DigestedBodyRequest digested)
            throws IOException {
        try {
            if (outcome == null) {
                outcomes.release(request, granted.startedAt());
            } else {
                outcomes.complete(
                        request, granted.startedAt(), outcome, digested == null ? null : digested.fingerprint());
            }
        } catch (MongoException e) {
            log.warn("The outcome of a request with an Idempotency-Key was not stored: {}", e.getMessage());
        }
    }

    private boolean isHeld(HttpServletRequest request) {
        return !isForm(request) && !streamed.test(request);
    }

    /** A form's body belongs to the container, which parses it. */
    static boolean isForm(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }
}
