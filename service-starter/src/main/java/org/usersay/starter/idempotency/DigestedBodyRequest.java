package org.usersay.starter.idempotency;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Request whose body is too long to be held: its fingerprint is there once the body has been read. */
final class DigestedBodyRequest extends HttpServletRequestWrapper {

    private static final int BUFFER = 8192;

    private final MessageDigest digest;
    private @Nullable ServletInputStream stream;
    private long length;

    DigestedBodyRequest(HttpServletRequest request) {
        super(request);
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Length and digest of the body, whose rest is read for it. */
    String fingerprint() throws IOException {
        read(Long.MAX_VALUE);
        return end();
    }

    /** The same, to be compared with another: of a longer body no more is read than tells it apart. */
    String fingerprint(String other) throws IOException {
        int end = other.indexOf(':');
        read(end < 0 ? 0 : Long.parseLong(other, 0, end, 10));
        return end();
    }

    private String end() {
        return length + ":" + HexFormat.of().formatHex(digest.digest());
    }

    private void read(long expected) throws IOException {
        var buffer = new byte[BUFFER];
        var rest = getInputStream();
        while (length <= expected && rest.read(buffer) >= 0) {
            // Counted and digested by the stream.
        }
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (stream == null) {
            stream = new Digesting(super.getInputStream());
        }
        return stream;
    }

    private final class Digesting extends ServletInputStream {

        private final ServletInputStream body;

        Digesting(ServletInputStream body) {
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] buffer, int offset, int most) throws IOException {
            int read = body.read(buffer, offset, most);
            if (read > 0) {
                digest.update(buffer, offset, read);
                length += read;
            }
            return read;
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
            throw new UnsupportedOperationException("read the body as a stream");
        }
    }
}
