package org.usersay.comments.dump;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.dump.DumpRecord.DumpedAuthor;
import org.usersay.comments.dump.DumpRecord.DumpedComment;
import org.usersay.comments.dump.DumpRecord.DumpedRevision;
import org.usersay.comments.dump.DumpRecord.DumpedState;
import org.usersay.comments.dump.DumpRecord.DumpedThread;
import org.usersay.comments.dump.DumpRecord.DumpedVote;
import org.usersay.comments.dump.DumpRecord.DumpedVotes;
import tools.jackson.databind.JsonNode;

/**
 * Our own export, one object a line with its {@code type}: {@code export} (first), {@code article}, {@code comment},
 * {@code votes} (one reader's in one article, after its comments) and {@code end}, without which the export was cut
 * short. HTML is not in it; it is made again.
 */
final class UsersayDump extends JsonLines {

    private static final int VERSION = 1;

    UsersayDump(Lines lines) {
        super(lines);
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
        tell(new DumpedThread(
                number,
                id,
                ArticleIds.of(id, null, id),
                text(line, "/title"),
                text(line, "/url"),
                Dates.parse(text(line, "/publishedAt")),
                "CLOSED".equals(text(line, "/state")),
                Dates.parse(text(line, "/closesAt"))));
    }

    private void comment(long number, JsonNode line) {
        var thread = text(line, "/article");
        if (thread == null) {
            skip(number, SkipReason.UNKNOWN_THREAD, "a comment without an article");
            return;
        }
        var id = text(line, "/id");
        tell(new DumpedComment(
                number,
                id,
                thread,
                text(line, "/parent"),
                new DumpedAuthor(text(line, "/author/id"), text(line, "/author/name"), badges(line)),
                Objects.requireNonNullElse(text(line, "/text"), ""),
                state(text(line, "/state")),
                Dates.parse(text(line, "/createdAt")),
                Dates.parse(text(line, "/editedAt")),
                is(line, "/pinned"),
                revisions(line),
                id == null ? List.of("no id: known by what it says") : List.of()));
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

    /** A state nobody knows waits for a moderator. */
    private static DumpedState state(@Nullable String name) {
        for (var state : DumpedState.values()) {
            if (state.name().equals(name)) {
                return state;
            }
        }
        return DumpedState.HELD;
    }

    private static List<String> badges(JsonNode line) {
        var badges = new ArrayList<String>();
        for (var badge : line.at("/author/badges")) {
            if (badge.isString()) {
                badges.add(badge.stringValue());
            }
        }
        return badges;
    }

    private static List<DumpedRevision> revisions(JsonNode line) {
        var revisions = new ArrayList<DumpedRevision>();
        for (var revision : line.at("/revisions")) {
            var text = text(revision, "/text");
            var replacedAt = Dates.parse(text(revision, "/replacedAt"));
            if (text != null && replacedAt != null) {
                revisions.add(new DumpedRevision(text, replacedAt));
            }
        }
        return revisions;
    }
}
