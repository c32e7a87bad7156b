package org.usersay.starter.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Predicate;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;
import org.usersay.starter.problem.BodyTooLargeException;
import org.usersay.starter.problem.BodyTooLateException;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.ProblemWriter;

/**
 * Filter that refuses bodies over a limit, at once if the length is declared, else (chunked) while the body is read; and bodies
 * that are not whole by a deadline, so that a few bytes now and then do not hold a request open.
 */
public final class BodyLimitFilter extends OncePerRequestFilter {

    private final long limit;
    private final Duration deadline;
    private final Predicate<HttpServletRequest> unlimited;
    private final ProblemWriter problems;

    /**
     * Filter of all requests but those that match.
     *
     * @param unlimited requests whose bodies are streams with a limit of their own
     */
    public BodyLimitFilter(
            DataSize limit, Duration deadline, Predicate<HttpServletRequest> unlimited, ProblemWriter problems) {
        this.limit = limit.toBytes();
        this.deadline = deadline;
        this.unlimited = unlimited;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return unlimited.test(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > limit) {
            problems.write(
                    request, response, CommonProblem.BODY_TOO_LARGE, "Send a body of at most " + limit + " bytes.");
            return;
        }
        boolean isEmpty = request.getContentLengthLong() == 0;
        chain.doFilter(isEmpty ? request : new Limited(request, limit, deadline), response);
    }

    private static final class Limited extends HttpServletRequestWrapper {
        private final long limit;
        private final Duration deadline;
        private final long begun = System.nanoTime();

        Limited(HttpServletRequest request, long limit, Duration deadline) {
            super(request);
            this.limit = limit;
            this.deadline = deadline;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new LimitedStream(super.getInputStream(), this);
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    private static final class LimitedStream extends ServletInputStream {
        private final ServletInputStream body;
        private final Limited request;
        private long read;

        LimitedStream(ServletInputStream body, Limited request) {
            this.body = body;
            this.request = request;
        }

        @Override
        public int read() throws IOException {
            int value = body.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int bytes = body.read(buffer, offset, length);
            count(Math.max(0, bytes));
            return bytes;
        }

        private void count(int bytes) throws IOException {
            read += bytes;
            if (read > request.limit) {
                throw new BodyTooLargeException(request.limit);
            }
            if (System.nanoTime() - request.begun > request.deadline.toNanos()) {
                throw new BodyTooLateException(request.deadline);
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
