package org.usersay.comments.dumpformat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.dumpformat.DumpRecord.DumpedAuthor;
import org.usersay.comments.dumpformat.DumpRecord.DumpedComment;
import org.usersay.comments.dumpformat.DumpRecord.DumpedHistory;
import org.usersay.comments.dumpformat.DumpRecord.DumpedState;
import org.usersay.comments.dumpformat.DumpRecord.DumpedThread;
import org.usersay.comments.dumpformat.DumpRecord.DumpedThreadState;
import org.usersay.comments.dumpformat.DumpRecord.InvalidRecord;

/**
 * Disqus' XML export: {@code <disqus>} with every {@code <category>}, then every {@code <thread dsq:id>}, then every
 * {@code <post dsq:id>} that names its thread and parent by {@code dsq:id}. Messages are HTML.
 */
final class DisqusDump implements DumpReader {

    private final SafeXmlReader xml;
    private boolean begun;

    DisqusDump(SafeXmlReader xml) {
        this.xml = xml;
    }

    @Override
    public @Nullable DumpRecord next() throws IOException {
        begin();
        while (xml.child(1)) {
            switch (xml.name()) {
                case "thread" -> {
                    return thread(xml.fields());
                }
                case "post" -> {
                    return post(xml.fields());
                }
                default -> {}
            }
        }
        return null;
    }

    private void begin() throws IOException {
        if (!begun && !xml.root().equals("disqus")) {
            throw new DumpException("This is no Disqus export: its root element is not <disqus>.");
        }
        begun = true;
    }

    private static DumpRecord thread(XmlElementFields fields) {
        var ref = fields.get("@id");
        if (ref == null) {
            return new InvalidRecord(fields.line(), SkipReason.MALFORMED, "a thread without dsq:id");
        }
        var url = fields.get("link");
        return new DumpedThread(
                fields.line(),
                ref,
                ArticleIdDerivation.of(fields.get("id"), url, ref),
                fields.get("title"),
                url,
                DumpDateParser.parse(fields.get("createdAt")),
                fields.is("isClosed") ? DumpedThreadState.CLOSED : DumpedThreadState.OPEN,
                null);
    }

    private static DumpRecord post(XmlElementFields fields) {
        var thread = fields.get("thread@id");
        if (thread == null) {
            return new InvalidRecord(fields.line(), SkipReason.UNKNOWN_THREAD, "a post without a thread");
        }
        if (fields.overlong()) {
            return new InvalidRecord(fields.line(), SkipReason.TOO_LONG, "post " + fields.or("@id", "?"));
        }
        var id = fields.get("@id") == null ? fields.get("id") : fields.get("@id");
        return new DumpedComment(
                fields.line(),
                id,
                thread,
                fields.get("parent@id"),
                author(fields),
                HtmlToMarkdown.markdown(fields.or("message", "")),
                state(fields),
                DumpDateParser.parse(fields.get("createdAt")),
                null,
                false,
                DumpedHistory.NONE,
                notes(id, fields));
    }

    private static DumpedAuthor author(XmlElementFields fields) {
        var username = fields.get("author/username");
        var mail = fields.get("author/email");
        var id = username != null ? "user:" + username : mail != null ? "mail:" + mail : null;
        return new DumpedAuthor(id, fields.get("author/name"), List.of());
    }

    private static DumpedState state(XmlElementFields fields) {
        if (fields.is("isDeleted")) {
            return DumpedState.DELETED;
        }
        return fields.is("isSpam") ? DumpedState.SPAM : DumpedState.PUBLISHED;
    }

    private static List<String> notes(@Nullable String id, XmlElementFields fields) {
        var notes = new ArrayList<String>();
        if (id == null) {
            notes.add("no id: known by what it says");
        }
        if (fields.get("author/name") == null) {
            notes.add("no name");
        }
        return notes;
    }

    @Override
    public void close() throws IOException {
        xml.close();
    }
}
