package org.usersay.comments.dumpformat;

import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Text of an XML document without what real dumps have in it and XML forbids: control characters are replaced, an
 * ampersand that begins no reference becomes {@link #AMPERSAND}, and white space before the document and a byte order mark
 * are left out. The parser's owner reports each parsed piece: of a comment, a tag or an instruction that does not end, the
 * parser would keep everything.
 */
final class XmlSanitizingReader extends FilterReader {

    /** What stands for an ampersand that is a character: a code point that no text has and XML permits. */
    static final char AMPERSAND = '\uFDD0';

    /** Characters after an ampersand that are checked. */
    private static final int LONGEST_REFERENCE = 40;

    private static final Pattern REFERENCE =
            Pattern.compile("#(?:(\\d{1,7})|x(\\p{XDigit}{1,6}));|[\\p{Alpha}_:][\\w:.-]*;");

    private static final char REPLACEMENT = '\uFFFD';

    /** More than any honest piece has, and little enough to be kept. */
    static final int LONGEST_PIECE = 1 << 20;

    private boolean begun;
    private int sincePiece;

    XmlSanitizingReader(Reader text) {
        super(new BufferedReader(text));
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
        int read = sanitized(buffer, offset, length);
        while (!begun && read > 0) {
            int blank = blank(buffer, offset, read);
            begun = blank < read;
            System.arraycopy(buffer, offset + blank, buffer, offset, read - blank);
            read = begun ? read - blank : sanitized(buffer, offset, length);
        }
        return read;
    }

    private int sanitized(char[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        sincePiece += Math.max(0, read);
        for (int at = offset; at < offset + read; at++) {
            if (isForbidden(buffer[at])) {
                buffer[at] = REPLACEMENT;
            } else if (buffer[at] == '&' && !isReference(buffer, at + 1, offset + read)) {
                buffer[at] = AMPERSAND;
            }
        }
        return read;
    }

    private static int blank(char[] buffer, int offset, int length) {
        int blank = 0;
        while (blank < length && (buffer[offset + blank] <= ' ' || buffer[offset + blank] == '\uFEFF')) {
            blank++;
        }
        return blank;
    }

    private boolean isReference(char[] buffer, int from, int end) throws IOException {
        int read = Math.min(LONGEST_REFERENCE, end - from);
        var next = Arrays.copyOfRange(buffer, from, from + LONGEST_REFERENCE);
        Arrays.fill(next, read, LONGEST_REFERENCE, ' ');
        in.mark(LONGEST_REFERENCE);
        while (read < LONGEST_REFERENCE) {
            int more = in.read(next, read, LONGEST_REFERENCE - read);
            if (more < 0) {
                break;
            }
            read += more;
        }
        in.reset();
        var reference = REFERENCE.matcher(CharBuffer.wrap(next, 0, read));
        return reference.lookingAt()
                && (reference.group(1) == null || isCharacter(Integer.parseInt(reference.group(1))))
                && (reference.group(2) == null || isCharacter(Integer.parseInt(reference.group(2), 16)));
    }

    private static boolean isCharacter(int code) {
        return Character.isValidCodePoint(code)
                && (code > Character.MAX_VALUE || !(isForbidden((char) code) || Character.isSurrogate((char) code)));
    }

    private static boolean isForbidden(char character) {
        return (character < ' ' && character != '\n' && character != '\r' && character != '\t')
                || character == AMPERSAND
                || character == '\uFFFE'
                || character == '\uFFFF';
    }
}
