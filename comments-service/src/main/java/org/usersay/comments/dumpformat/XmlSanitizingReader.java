package org.usersay.comments.dumpformat;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Replaces the control characters that blogs carry in comments but XML forbids, and drops a byte order mark. Whoever
 * parses says after each piece that it has one: of a comment, a tag or an instruction that does not end, the parser would
 * keep everything.
 */
final class XmlSanitizingReader extends FilterReader {

    private static final char REPLACEMENT = '\uFFFD';

    /** More than any honest piece has, and little enough to be kept. */
    static final int LONGEST_PIECE = 1 << 20;

    private boolean begun;
    private int sincePiece;

    XmlSanitizingReader(Reader text) {
        super(text);
    }

    /** A piece is parsed; counting starts again. */
    void piece() {
        sincePiece = 0;
    }

    @Override
    public int read() throws IOException {
        var one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        if (sincePiece > LONGEST_PIECE) {
            throw new DumpException(
                    "A tag, comment or instruction has more than " + LONGEST_PIECE + " characters and no end.");
        }
        int read = super.read(buffer, offset, length);
        sincePiece += Math.max(0, read);
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
