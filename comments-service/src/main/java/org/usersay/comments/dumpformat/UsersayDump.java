package org.usersay.comments.dumpformat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.usersay.comments.dumpformat.DumpRecord.DumpedAuthor;
import org.usersay.comments.dumpformat.DumpRecord.DumpedComment;
import org.usersay.comments.dumpformat.DumpRecord.DumpedHistory;
import org.usersay.comments.dumpformat.DumpRecord.DumpedMention;
import org.usersay.comments.dumpformat.DumpRecord.DumpedReport;
import org.usersay.comments.dumpformat.DumpRecord.DumpedRevision;
import org.usersay.comments.dumpformat.DumpRecord.DumpedState;
import org.usersay.comments.dumpformat.DumpRecord.DumpedThread;
import org.usersay.comments.dumpformat.DumpRecord.DumpedThreadState;
import org.usersay.comments.dumpformat.DumpRecord.DumpedVote;
import org.usersay.comments.dumpformat.DumpRecord.DumpedVotes;
import org.usersay.comments.markup.TextFormat;
import tools.jackson.databind.JsonNode;

/**
 * Our own export, one object a line with its {@code type}: {@code export} (first), {@code article}, {@code comment},
 * {@code votes} (one reader's in one article, after its comments) and {@code end}, without which the export was cut
 * short. HTML is not in it; it is made again. A comment whose author has neither id nor name is one of a deleted
 * reader.
 */
final class UsersayDump extends JsonLinesReader {

    private static final int VERSION = 1;

    UsersayDump(BoundedLineReader boundedLineReader) {
        super(boundedLineReader);
    }

    @Override
    void read(long number, JsonNode line) {
        switch (Objects.requireNonNullElse(text(line, "/type"), "")) {
            case "export" -> {
                if (line.at("/version").asInt(0) != VERSION) {
                    skip(number, SkipReason.UNKNOWN_KIND, "an export of another version");
                }
            }
            case "article" -> article(number, line);
            case "comment" -> comment(number, line);
            case "votes" -> votes(number, line);
            case "end" -> {}
            default -> skip(number, SkipReason.UNKNOWN_KIND, "a line of unknown type");
        }
    }

    private void article(long number, JsonNode line) {
        var id = text(line, "/id");
        if (id == null) {
            skip(number, SkipReason.MALFORMED, "an article without id");
            return;
        }
        var state = state(DumpedThreadState.class, line);
        if (state.isEmpty() && line.has("state")) {
            skip(number, SkipReason.UNKNOWN_KIND, "the state of article " + id + ", which is taken as open");
        }
        tell(new DumpedThread(
                number,
                id,
                ArticleIds.own(id),
                text(line, "/title"),
                text(line, "/url"),
                DumpDateParser.parse(text(line, "/publishedAt")),
                state.orElse(DumpedThreadState.OPEN),
                DumpDateParser.parse(text(line, "/closesAt"))));
    }

    private void comment(long number, JsonNode line) {
        var thread = text(line, "/article");
        if (thread == null) {
            skip(number, SkipReason.UNKNOWN_THREAD, "a comment without an article");
            return;
        }
        var id = text(line, "/id");
        var notes = new ArrayList<String>();
        if (id == null) {
            notes.add("no id: known by what it says");
        }
        var state = state(DumpedState.class, line);
        if (state.isEmpty()) {
            notes.add("no known state: it waits for a moderator");
        }
        tell(new DumpedComment(
                number,
                id,
                thread,
                text(line, "/parent"),
                new DumpedAuthor(text(line, "/author/id"), text(line, "/author/name"), texts(line, "/author/badges")),
                markdown(line, "/text"),
                "HTML".equalsIgnoreCase(text(line, "/format")) ? TextFormat.HTML : TextFormat.MARKDOWN,
                state.orElse(DumpedState.HELD),
                DumpDateParser.parse(text(line, "/createdAt")),
                DumpDateParser.parse(text(line, "/editedAt")),
                is(line, "/pinned"),
                new DumpedHistory(
                        revisions(line),
                        mentions(line),
                        texts(line, "/reasons"),
                        reports(line),
                        line.at("/answeredReports").asInt(0)),
                notes));
    }

    private void votes(long number, JsonNode line) {
        var voter = text(line, "/reader");
        var thread = text(line, "/article");
        if (voter == null || thread == null) {
            skip(number, SkipReason.MALFORMED, "votes without a reader or an article");
            return;
        }
        var votes = new ArrayList<DumpedVote>();
        for (var vote : line.at("/votes").properties()) {
            int value = vote.getValue().asInt(0);
            if (value == 1 || value == -1) {
                votes.add(new DumpedVote(vote.getKey(), voter, value));
            }
        }
        tell(new DumpedVotes(number, thread, votes));
    }

    /** The state by its name in any case; empty where it is missing or unknown. */
    private static <E extends Enum<E>> Optional<E> state(Class<E> states, JsonNode line) {
        var name = text(line, "/state");
        return Arrays.stream(states.getEnumConstants())
                .filter(state -> state.name().equalsIgnoreCase(name))
                .findFirst();
    }

    private static List<String> texts(JsonNode line, String pointer) {
        var texts = new ArrayList<String>();
        for (var text : line.at(pointer)) {
            if (text.isString()) {
                texts.add(text.stringValue());
            }
        }
        return texts;
    }

    private static List<DumpedMention> mentions(JsonNode line) {
        var mentions = new ArrayList<DumpedMention>();
        for (var mention : line.at("/mentions")) {
            var reader = text(mention, "/reader");
            var name = text(mention, "/name");
            if (reader != null && name != null) {
                mentions.add(new DumpedMention(reader, name));
            }
        }
        return mentions;
    }

    private static List<DumpedReport> reports(JsonNode line) {
        var reports = new ArrayList<DumpedReport>();
        for (var report : line.at("/reports")) {
            var reader = text(report, "/reader");
            var at = DumpDateParser.parse(text(report, "/at"));
            if (reader != null && at != null) {
                var reason = Objects.requireNonNullElse(text(report, "/reason"), "");
                reports.add(new DumpedReport(reader, reason, text(report, "/note"), at));
            }
        }
        return reports;
    }

    private static List<DumpedRevision> revisions(JsonNode line) {
        var revisions = new ArrayList<DumpedRevision>();
        for (var revision : line.at("/revisions")) {
            var text = markdown(revision, "/text");
            var replacedAt = DumpDateParser.parse(text(revision, "/replacedAt"));
            if (!text.isEmpty() && replacedAt != null) {
                revisions.add(new DumpedRevision(text, replacedAt));
            }
        }
        return revisions;
    }
}
