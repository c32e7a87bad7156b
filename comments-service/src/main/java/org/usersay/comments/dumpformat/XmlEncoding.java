package org.usersay.comments.dumpformat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Encoding of an XML document: that of its byte order mark, of its first characters, or as declared, otherwise UTF-8.
 * Latin 1 and ASCII are read as windows-1252, as browsers do. Bytes that are no characters become U+FFFD.
 */
final class XmlEncoding {

    private static final int PROLOG = 1_024;
    private static final Pattern DECLARED =
            Pattern.compile("^\\s*<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([^\"'>]{1,40})[\"']");

    private XmlEncoding() {}

    static Reader reader(InputStream bytes) throws IOException {
        var buffered = new BufferedInputStream(bytes, 64 * 1024);
        buffered.mark(PROLOG);
        var prolog = buffered.readNBytes(PROLOG);
        buffered.reset();
        return new InputStreamReader(buffered, of(prolog));
    }

    private static Charset of(byte[] prolog) throws DumpException {
        int first = prolog.length < 2 ? 0 : ((prolog[0] & 0xff) << 8) | (prolog[1] & 0xff);
        return switch (first) {
            case 0xfeff, 0x003c -> StandardCharsets.UTF_16BE;
            case 0xfffe, 0x3c00 -> StandardCharsets.UTF_16LE;
            case 0xefbb -> StandardCharsets.UTF_8;
            default -> declared(new String(prolog, StandardCharsets.ISO_8859_1));
        };
    }

    private static Charset declared(String prolog) throws DumpException {
        var declared = DECLARED.matcher(prolog);
        if (!declared.find()) {
            return StandardCharsets.UTF_8;
        }
        var name = declared.group(1).strip().toLowerCase(Locale.ROOT);
        try {
            var charset = Charset.forName(name);
            if (charset.equals(StandardCharsets.ISO_8859_1) || charset.equals(StandardCharsets.US_ASCII)) {
                return Charset.forName("windows-1252");
            }
            // Without a zero byte at the start, the bytes are not UTF-16 whatever is declared.
            return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32")
                    ? StandardCharsets.UTF_8
                    : charset;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new DumpException("The encoding " + name + " is unknown. Convert the dump to UTF-8.", e);
        }
    }
}
