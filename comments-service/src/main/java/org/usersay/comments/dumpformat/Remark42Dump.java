package org.usersay.comments.dumpformat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.dumpformat.DumpRecord.DumpedAuthor;
import org.usersay.comments.dumpformat.DumpRecord.DumpedComment;
import org.usersay.comments.dumpformat.DumpRecord.DumpedHistory;
import org.usersay.comments.dumpformat.DumpRecord.DumpedState;
import org.usersay.comments.dumpformat.DumpRecord.DumpedThread;
import org.usersay.comments.dumpformat.DumpRecord.DumpedThreadState;
import org.usersay.comments.dumpformat.DumpRecord.DumpedVote;
import org.usersay.comments.dumpformat.DumpRecord.DumpedVotes;
import org.usersay.comments.markup.TextFormat;
import tools.jackson.databind.JsonNode;

/**
 * remark42's native backup: a first line with {@code version}, {@code users} and {@code posts}, then a line a comment
 * that names its page by {@code locator.url} and its parent by {@code pid}. {@code orig} is the Markdown as typed,
 * {@code text} the HTML made of it; {@code votes} maps a user's id to true for up and false for down.
 */
final class Remark42Dump extends JsonLinesReader {

    private @Nullable String page;

    Remark42Dump(BoundedLineReader boundedLineReader) {
        super(boundedLineReader);
    }

    @Override
    boolean isHeader(long number) {
        return number == 1;
    }

    @Override
    void read(long number, JsonNode line) {
        if (number == 1 && (line.has("version") || line.has("users")) && !line.has("locator")) {
            return;
        }
        var url = text(line, "/locator/url");
        if (url == null || url.length() > 2_000) {
            skip(number, SkipReason.UNKNOWN_THREAD, "a comment without a page");
            return;
        }
        if (!url.equals(page)) {
            page = url;
            tell(new DumpedThread(
                    number,
                    url,
                    null,
                    HtmlText.unescaped(text(line, "/title")),
                    url,
                    null,
                    DumpedThreadState.OPEN,
                    null));
        }
        tell(comment(number, url, line));
        var id = text(line, "/id");
        if (id != null && !line.at("/votes").isEmpty()) {
            tell(new DumpedVotes(number, url, votes(id, line)));
        }
    }

    private static DumpedComment comment(long number, String url, JsonNode line) {
        var id = text(line, "/id");
        var typed = markdown(line, "/orig");
        return new DumpedComment(
                number,
                id,
                url,
                text(line, "/pid"),
                author(line),
                typed.isEmpty() ? HtmlText.of(Objects.requireNonNullElse(text(line, "/text"), "")) : typed,
                typed.isEmpty() ? TextFormat.HTML : TextFormat.MARKDOWN,
                is(line, "/delete") ? DumpedState.DELETED : DumpedState.PUBLISHED,
                DumpDateParser.parse(text(line, "/time")),
                DumpDateParser.parse(text(line, "/edit/time")),
                is(line, "/pin"),
                DumpedHistory.NONE,
                notes(id, line));
    }

    private static DumpedAuthor author(JsonNode line) {
        var id = text(line, "/user/id");
        return new DumpedAuthor(
                id == null ? null : "user:" + id, HtmlText.unescaped(text(line, "/user/name")), List.of());
    }

    private static List<String> notes(@Nullable String id, JsonNode line) {
        var notes = new ArrayList<String>();
        if (id == null) {
            notes.add("no id: known by what it says");
        }
        if (text(line, "/user/name") == null) {
            notes.add("no name");
        }
        return notes;
    }

    private static List<DumpedVote> votes(String comment, JsonNode line) {
        var votes = new ArrayList<DumpedVote>();
        for (var vote : line.at("/votes").properties()) {
            if (vote.getValue().isBoolean()) {
                int value = vote.getValue().booleanValue() ? 1 : -1;
                votes.add(new DumpedVote(comment, "user:" + vote.getKey(), value));
            }
        }
        return votes;
    }
}
