package org.usersay.starter.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Request whose body is checked against a bound while it is read. */
final class BoundedBodyRequest extends HttpServletRequestWrapper {

    private final BodyBound bound;

    /** One for all who read, so that the bound is that of the whole body. */
    private @Nullable BoundedStream stream;

    BoundedBodyRequest(HttpServletRequest request, BodyBound bound) {
        super(request);
        this.bound = bound;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (stream == null) {
            stream = new BoundedStream(super.getInputStream(), bound);
        }
        return stream;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    private static final class BoundedStream extends ServletInputStream {

        private final ServletInputStream body;
        private final BodyBound bound;
        private long bytes;
        private long waited;

        BoundedStream(ServletInputStream body, BodyBound bound) {
            this.body = body;
            this.bound = bound;
        }

        @Override
        public int read() throws IOException {
            var begun = System.nanoTime();
            int value = body.read();
            count(value < 0 ? 0 : 1, begun);
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            var begun = System.nanoTime();
            int read = body.read(buffer, offset, length);
            count(Math.max(0, read), begun);
            return read;
        }

        private void count(int read, long begun) throws IOException {
            bytes += read;
            waited += System.nanoTime() - begun;
            bound.check(bytes, waited);
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
