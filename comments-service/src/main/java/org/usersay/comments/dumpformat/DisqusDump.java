package org.usersay.comments.dumpformat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.dumpformat.DumpRecord.DumpedAuthor;
import org.usersay.comments.dumpformat.DumpRecord.DumpedComment;
import org.usersay.comments.dumpformat.DumpRecord.DumpedHistory;
import org.usersay.comments.dumpformat.DumpRecord.DumpedState;
import org.usersay.comments.dumpformat.DumpRecord.DumpedThread;
import org.usersay.comments.dumpformat.DumpRecord.DumpedThreadState;
import org.usersay.comments.dumpformat.DumpRecord.InvalidRecord;
import org.usersay.comments.markup.TextFormat;

/**
 * Disqus' XML export: {@code <disqus>} with every {@code <category>}, then every {@code <thread dsq:id>}, then every
 * {@code <post dsq:id>} that names its thread and parent by {@code dsq:id}. Messages are HTML.
 * Threads that are marked as deleted are left out with their posts.
 */
final class DisqusDump implements DumpReader {

    private static final int MAX_REF = 100;

    private final SafeXmlReader xml;
    private final Set<String> deletedThreads = new HashSet<>();
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

    private DumpRecord thread(XmlElementFields fields) {
        var ref = fields.get("@id");
        if (ref == null) {
            return new InvalidRecord(fields.line(), SkipReason.MALFORMED, "a thread without dsq:id");
        }
        if (ref.length() > MAX_REF) {
            return new InvalidRecord(fields.line(), SkipReason.TOO_LONG, "a thread's dsq:id");
        }
        if (fields.is("isDeleted")) {
            deletedThreads.add(ref);
            return new InvalidRecord(fields.line(), SkipReason.DELETED_THREAD, "thread " + ref);
        }
        var url = fields.get("link");
        return new DumpedThread(
                fields.line(),
                ref,
                ArticleIds.own(fields.get("id")),
                HtmlText.unescaped(fields.get("title")),
                url,
                DumpDateParser.parse(fields.get("createdAt")),
                fields.is("isClosed") ? DumpedThreadState.CLOSED : DumpedThreadState.OPEN,
                null);
    }

    private DumpRecord post(XmlElementFields fields) {
        var thread = fields.get("thread@id");
        if (thread == null) {
            return new InvalidRecord(fields.line(), SkipReason.UNKNOWN_THREAD, "a post without a thread");
        }
        if (deletedThreads.contains(thread)) {
            return new InvalidRecord(fields.line(), SkipReason.DELETED_THREAD, "post " + fields.or("@id", "?"));
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
                HtmlText.of(fields.or("message", "")),
                TextFormat.HTML,
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
        return new DumpedAuthor(id, HtmlText.unescaped(fields.get("author/name")), List.of());
    }

    private static DumpedState state(XmlElementFields fields) {
        if (fields.is("isDeleted")) {
            return DumpedState.DELETED;
        }
        if (fields.is("isSpam")) {
            return DumpedState.SPAM;
        }
        var approved = fields.get("isApproved");
        return approved == null || fields.is("isApproved") ? DumpedState.PUBLISHED : DumpedState.HELD;
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
