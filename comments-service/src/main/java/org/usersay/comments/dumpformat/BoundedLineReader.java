package org.usersay.comments.dumpformat;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The lines of a text as bytes, none of them longer than {@value #LONGEST}: of a longer one only its number is told. */
final class BoundedLineReader implements Closeable {

    static final int LONGEST = 4 * 1024 * 1024;

    private final InputStream bytes;
    private final byte[] chunk = new byte[64 * 1024];
    private int from;
    private int to;
    private long number;
    private boolean overlong;
    private byte[] line = new byte[8 * 1024];

    BoundedLineReader(InputStream bytes) {
        this.bytes = bytes;
    }

    /** The next line without its end, empty where it was too long; null at the end of the text. */
    byte @Nullable [] next() throws IOException {
        int length = 0;
        boolean any = false;
        overlong = false;
        while (more()) {
            any = true;
            int end = lineFeed();
            length = append(length, end);
            boolean ended = end < to;
            from = ended ? end + 1 : end;
            if (ended) {
                break;
            }
        }
        if (!any) {
            return null;
        }
        number++;
        return overlong ? new byte[0] : Arrays.copyOf(line, length);
    }

    /** The number of the line last returned, from 1. */
    long number() {
        return number;
    }

    /** Whether the line last returned was too long to be kept. */
    boolean overlong() {
        return overlong;
    }

    private boolean more() throws IOException {
        if (from == to) {
            from = 0;
            to = Math.max(0, bytes.read(chunk, 0, chunk.length));
        }
        return from < to;
    }

    private int lineFeed() {
        int at = from;
        while (at < to && chunk[at] != '\n') {
            at++;
        }
        return at;
    }

    private int append(int length, int end) {
        int added = end - from;
        if (overlong || length + added > LONGEST) {
            overlong = true;
            return 0;
        }
        if (length + added > line.length) {
            line = Arrays.copyOf(line, Math.min(LONGEST, Math.max(line.length * 2, length + added)));
        }
        System.arraycopy(chunk, from, line, length, added);
        return length + added;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
