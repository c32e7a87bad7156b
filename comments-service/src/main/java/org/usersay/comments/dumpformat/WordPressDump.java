package org.usersay.comments.dumpformat;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
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
 * WordPress' export (WXR): {@code <rss><channel>} with an {@code <item>} a post, which tells of itself first and then
 * holds its {@code <wp:comment>}s. Contents are HTML in which line breaks count. An item without comments is left out.
 */
final class WordPressDump implements DumpReader {

    private static final int CHANNEL = 2;
    private static final int ITEM = 3;

    /** WordPress' own namespace, of any version. */
    private static final Pattern WORDPRESS =
            Pattern.compile("(?i)https?://(www\\.)?wordpress\\.(org|com)/export/[^/]*/?");

    private static final Pattern DISQUS = Pattern.compile("(?i)https?://(www\\.)?disqus\\.com(/.*)?");

    private static final Set<String> UNPUBLISHED = Set.of("draft", "pending", "private", "future");

    private final SafeXmlReader xml;
    private final Deque<DumpRecord> ready = new ArrayDeque<>();
    private final Map<String, String> item = new HashMap<>();
    private boolean begun;
    private boolean inItem;
    private @Nullable String ref;

    WordPressDump(SafeXmlReader xml) {
        this.xml = xml;
    }

    @Override
    public @Nullable DumpRecord next() throws IOException {
        begin();
        while (ready.isEmpty() && advance()) {}
        return ready.pollFirst();
    }

    private void begin() throws IOException {
        if (begun) {
            return;
        }
        if (!xml.root().equals("rss") || !xml.child(1) || !xml.name().equals("channel")) {
            throw new DumpException("This is no WordPress export: it has no <rss><channel>.");
        }
        begun = true;
    }

    private boolean advance() throws IOException {
        if (!inItem) {
            if (!xml.child(CHANNEL)) {
                return false;
            }
            inItem = xml.prefix().isEmpty() && xml.name().equals("item");
            ref = null;
            item.clear();
            return true;
        }
        if (!xml.child(ITEM)) {
            inItem = false;
            return true;
        }
        var name = xml.name();
        if (name.equals("comment") && xml.isIn(WORDPRESS, "wp")) {
            comment(xml.fields());
        } else if (isOwn(name)) {
            keep(name, xml.fields().get(""));
        }
        return true;
    }

    /** Whether the element just entered describes the item; those of other namespaces may have the same local names. */
    private boolean isOwn(String name) {
        return switch (name) {
            case "title", "link" -> xml.prefix().isEmpty();
            case "post_id", "post_date_gmt", "comment_status", "status" -> xml.isIn(WORDPRESS, "wp");
            case "thread_identifier" -> xml.isIn(DISQUS, "dsq") || xml.isIn(WORDPRESS, "wp");
            default -> false;
        };
    }

    private void keep(String name, @Nullable String value) {
        if (value != null && value.length() <= 4_096) {
            item.putIfAbsent(name, value);
        }
    }

    private void comment(XmlElementFields fields) {
        var type = fields.or("comment_type", "comment");
        var what = "comment " + fields.or("comment_id", "?");
        if (!type.equals("comment")) {
            ready.add(new InvalidRecord(fields.line(), SkipReason.NOT_A_COMMENT, what + ", a " + type));
        } else if ("trash".equals(item.get("status"))) {
            ready.add(new InvalidRecord(fields.line(), SkipReason.DELETED_THREAD, what));
        } else if (fields.overlong()) {
            ready.add(new InvalidRecord(fields.line(), SkipReason.TOO_LONG, what));
        } else {
            ready.add(comment(thread(fields.line()), fields));
        }
    }

    private String thread(long line) {
        if (ref != null) {
            return ref;
        }
        var url = item.get("link");
        var told = item.getOrDefault("post_id", url == null ? "line " + line : url);
        ready.add(new DumpedThread(
                line,
                told,
                ArticleIds.own(item.get("thread_identifier")),
                HtmlText.unescaped(item.get("title")),
                url,
                DumpDateParser.parse(item.get("post_date_gmt")),
                "closed".equals(item.get("comment_status")) ? DumpedThreadState.CLOSED : DumpedThreadState.OPEN,
                null));
        ref = told;
        return told;
    }

    private DumpedComment comment(String thread, XmlElementFields fields) {
        var id = fields.get("comment_id");
        var notes = new ArrayList<String>();
        if (id == null) {
            notes.add("no id: known by what it says");
        }
        if (fields.get("comment_author") == null) {
            notes.add("no name");
        }
        var inUtc = DumpDateParser.parse(fields.get("comment_date_gmt"));
        if (inUtc == null) {
            notes.add("no time in UTC: the site's local time taken");
        }
        var parent = fields.get("comment_parent");
        return new DumpedComment(
                fields.line(),
                id,
                thread,
                "0".equals(parent) ? null : parent,
                author(fields),
                HtmlText.ofLines(fields.or("comment_content", "")),
                TextFormat.HTML,
                state(fields.or("comment_approved", "0")),
                inUtc == null ? DumpDateParser.parse(fields.get("comment_date")) : inUtc,
                null,
                false,
                DumpedHistory.NONE,
                notes);
    }

    private static DumpedAuthor author(XmlElementFields fields) {
        var user = fields.or("comment_user_id", "0");
        var mail = fields.get("comment_author_email");
        var id = !user.equals("0") ? "user:" + user : mail != null ? "mail:" + mail : null;
        return new DumpedAuthor(id, HtmlText.unescaped(fields.get("comment_author")), List.of());
    }

    /** Comments on what is not public wait for a moderator. */
    private DumpedState state(String approved) {
        return switch (approved.toLowerCase(Locale.ROOT)) {
            case "1", "approved", "approve" ->
                UNPUBLISHED.contains(item.getOrDefault("status", "")) ? DumpedState.HELD : DumpedState.PUBLISHED;
            case "spam" -> DumpedState.SPAM;
            case "trash", "post-trashed" -> DumpedState.REJECTED;
            default -> DumpedState.HELD;
        };
    }

    @Override
    public void close() throws IOException {
        xml.close();
    }
}
