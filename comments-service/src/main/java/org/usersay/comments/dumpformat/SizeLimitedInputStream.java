package org.usersay.comments.dumpformat;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends with a fault where more bytes come than expected, so that a packed bomb costs bounded time. */
final class SizeLimitedInputStream extends FilterInputStream {

    private final long limit;
    private long read;

    SizeLimitedInputStream(InputStream bytes, long limit) {
        super(bytes);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int bytes = super.read(buffer, offset, length);
        count(Math.max(0, bytes));
        return bytes;
    }

    private void count(int bytes) throws DumpException {
        read += bytes;
        if (read > limit) {
            throw new DumpException("The dump unpacks to more than " + limit + " bytes.");
        }
    }
}
