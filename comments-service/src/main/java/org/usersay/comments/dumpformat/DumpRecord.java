package org.usersay.comments.dumpformat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.markup.TextFormat;

/** One thing a dump tells. */
public sealed interface DumpRecord {

    /** The line it begins on, for the report. */
    long line();

    /**
     * An article.
     *
     * @param ref what the dump's comments call it
     * @param article the publisher's own id; null where the dump has none that can be one here
     */
    record DumpedThread(
            long line,
            String ref,
            @Nullable String article,
            @Nullable String title,
            @Nullable String url,
            @Nullable Instant publishedAt,
            DumpedThreadState state,
            @Nullable Instant closesAt)
            implements DumpRecord {}

    /**
     * A comment.
     *
     * @param id the other system's, unique within the dump; null where it gives none
     * @param thread {@link DumpedThread#ref()} of its article
     * @param format of the text and the earlier texts
     * @param createdAt null where the dump gives none that can be read
     * @param notes what had to be guessed or was left out
     */
    record DumpedComment(
            long line,
            @Nullable String id,
            String thread,
            @Nullable String parent,
            DumpedAuthor author,
            String text,
            TextFormat format,
            DumpedState state,
            @Nullable Instant createdAt,
            @Nullable Instant editedAt,
            boolean pinned,
            DumpedHistory history,
            List<String> notes)
            implements DumpRecord {

        public DumpedComment {
            notes = List.copyOf(notes);
        }
    }

    /** Entry of a mapping: the article that an address means. */
    record DumpedMapping(long line, String address, String article) implements DumpRecord {}

    /** Votes on comments of one article, which came before. */
    record DumpedVotes(long line, String thread, List<DumpedVote> votes) implements DumpRecord {
        public DumpedVotes {
            votes = List.copyOf(votes);
        }
    }

    /**
     * One vote.
     *
     * @param value 1 or -1
     */
    record DumpedVote(String comment, String voter, int value) {}

    /** Something that is no usable record, and why. */
    record InvalidRecord(long line, SkipReason reason, String what) implements DumpRecord {}

    /**
     * Who wrote a comment.
     *
     * @param id the other system's; null where there is only a name
     */
    record DumpedAuthor(@Nullable String id, @Nullable String name, List<String> badges) {
        public DumpedAuthor {
            badges = List.copyOf(badges);
        }
    }

    /** Whether an article takes comments. */
    enum DumpedThreadState {
        OPEN,
        /** Every comment waits for a moderator. */
        PREMODERATED,
        CLOSED
    }

    /**
     * What happened to a comment, which only our own export tells.
     *
     * @param revisions oldest first
     * @param reasons why it waits or is gone
     * @param answeredReports how many of the reports, from the first on, a moderator had seen
     */
    record DumpedHistory(
            List<DumpedRevision> revisions,
            List<DumpedMention> mentions,
            List<String> reasons,
            List<DumpedReport> reports,
            int answeredReports) {

        static final DumpedHistory NONE = new DumpedHistory(List.of(), List.of(), List.of(), List.of(), 0);

        public DumpedHistory {
            revisions = List.copyOf(revisions);
            mentions = List.copyOf(mentions);
            reasons = List.copyOf(reasons);
            reports = List.copyOf(reports);
        }
    }

    /** Whom the text means by a name. */
    record DumpedMention(String reader, String name) {}

    /** A reader's complaint; its reason by the name it has here or elsewhere. */
    record DumpedReport(
            String reader, String reason, @Nullable String note, Instant at) {}

    /** An earlier text. */
    record DumpedRevision(String text, Instant replacedAt) {}

    /** Where a comment stood. */
    enum DumpedState {
        PUBLISHED,
        HELD,
        REJECTED,
        SPAM,
        DELETED
    }
}
