package org.usersay.comments.dump;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Replaces the control characters that blogs carry in comments but XML forbids, and drops a byte order mark. */
final class XmlCharacters extends FilterReader {

    private static final char REPLACEMENT = '\uFFFD';

    private boolean begun;

    XmlCharacters(Reader text) {
        super(text);
    }

    @Override
    public int read() throws IOException {
        var one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        for (int at = offset; at < offset + read; at++) {
            if (isForbidden(buffer[at])) {
                buffer[at] = REPLACEMENT;
            }
        }
        if (!begun && read > 0) {
            begun = true;
            if (buffer[offset] == '\uFEFF') {
                System.arraycopy(buffer, offset + 1, buffer, offset, read - 1);
                return read == 1 ? read(buffer, offset, length) : read - 1;
            }
        }
        return read;
    }

    private static boolean isForbidden(char character) {
        return (character < ' ' && character != '\n' && character != '\r' && character != '\t')
                || character == '\uFFFE'
                || character == '\uFFFF';
    }
}
