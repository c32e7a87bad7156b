package org.usersay.comments.dumpformat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.dumpformat.DumpRecord.DumpedMapping;
import org.usersay.comments.dumpformat.DumpRecord.InvalidRecord;

/**
 * Mapping of addresses to articles: lines of UTF-8 with an address, a comma, semicolon or tab, and the article's id. A
 * first line without an address is a heading.
 */
final class MappingFile implements DumpReader {

    private static final Pattern LINE =
            Pattern.compile("\\uFEFF?\\s*\"?(\\S.{0,1999}?)\"?\\s*[,;\\t]\\s*\"?([A-Za-z0-9._~-]{1,128})\"?\\s*");
    private static final Pattern ADDRESS = Pattern.compile("(?i)(https?:)?//.+");

    private final BoundedLineReader lines;

    MappingFile(BoundedLineReader lines) {
        this.lines = lines;
    }

    @Override
    public @Nullable DumpRecord next() throws IOException {
        for (var line = lines.next(); line != null; line = lines.next()) {
            var text = new String(line, StandardCharsets.UTF_8);
            var entry = LINE.matcher(text);
            if (entry.matches() && ADDRESS.matcher(entry.group(1)).matches()) {
                return new DumpedMapping(lines.number(), entry.group(1), entry.group(2));
            }
            boolean heading = lines.number() == 1 && entry.matches();
            if (lines.overlong() || !(text.isBlank() || heading)) {
                return new InvalidRecord(lines.number(), SkipReason.MALFORMED, "no address with an article's id");
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
