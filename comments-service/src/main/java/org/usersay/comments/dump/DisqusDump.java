package org.usersay.comments.dump;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.dump.DumpRecord.DumpedAuthor;
import org.usersay.comments.dump.DumpRecord.DumpedComment;
import org.usersay.comments.dump.DumpRecord.DumpedHistory;
import org.usersay.comments.dump.DumpRecord.DumpedState;
import org.usersay.comments.dump.DumpRecord.DumpedThread;
import org.usersay.comments.dump.DumpRecord.DumpedThreadState;
import org.usersay.comments.dump.DumpRecord.Unusable;

/**
 * Disqus' XML export: {@code <disqus>} with every {@code <category>}, then every {@code <thread dsq:id>}, then every
 * {@code <post dsq:id>} that names its thread and parent by {@code dsq:id}. Messages are HTML.
 */
final class DisqusDump implements Dump {

    private final XmlPull xml;
    private boolean begun;

    DisqusDump(XmlPull xml) {
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

    private static DumpRecord thread(XmlFields fields) {
        var ref = fields.get("@id");
        if (ref == null) {
            return new Unusable(fields.line(), SkipReason.MALFORMED, "a thread without dsq:id");
        }
        var url = fields.get("link");
        return new DumpedThread(
                fields.line(),
                ref,
                ArticleIds.of(fields.get("id"), url, ref),
                fields.get("title"),
                url,
                Dates.parse(fields.get("createdAt")),
                fields.is("isClosed") ? DumpedThreadState.CLOSED : DumpedThreadState.OPEN,
                null);
    }

    private static DumpRecord post(XmlFields fields) {
        var thread = fields.get("thread@id");
        if (thread == null) {
            return new Unusable(fields.line(), SkipReason.UNKNOWN_THREAD, "a post without a thread");
        }
        if (fields.overlong()) {
            return new Unusable(fields.line(), SkipReason.TOO_LONG, "post " + fields.or("@id", "?"));
        }
        var id = fields.get("@id") == null ? fields.get("id") : fields.get("@id");
        return new DumpedComment(
                fields.line(),
                id,
                thread,
                fields.get("parent@id"),
                author(fields),
                HtmlText.markdown(fields.or("message", "")),
                state(fields),
                Dates.parse(fields.get("createdAt")),
                null,
                false,
                DumpedHistory.NONE,
                notes(id, fields));
    }

    private static DumpedAuthor author(XmlFields fields) {
        var username = fields.get("author/username");
        var mail = fields.get("author/email");
        var id = username != null ? "user:" + username : mail != null ? "mail:" + mail : null;
        return new DumpedAuthor(id, fields.get("author/name"), List.of());
    }

    private static DumpedState state(XmlFields fields) {
        if (fields.is("isDeleted")) {
            return DumpedState.DELETED;
        }
        return fields.is("isSpam") ? DumpedState.SPAM : DumpedState.PUBLISHED;
    }

    private static List<String> notes(@Nullable String id, XmlFields fields) {
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
