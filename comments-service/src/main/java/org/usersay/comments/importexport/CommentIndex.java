package org.usersay.comments.importexport;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.comment.ThreadPosition;
import org.usersay.comments.store.ExistingComment;

/**
 * The comments of a dump with their ids and parents, without anything else of them: the result of the first pass over a
 * dump. Takes about seventy bytes a comment. Not thread-safe.
 */
final class CommentIndex {

    private final FingerprintMap<Entry> entries = new FingerprintMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final int maxDepth;

    CommentIndex(int maxDepth) {
        this.maxDepth = maxDepth;
    }

    /** A comment of the dump, the parent of one, or one above that. */
    static final class Entry extends FingerprintMap.Entry {
        private static final byte UNPLACED = -1;
        private static final byte IN_PLACEMENT = -2;

        private long idHigh;
        private long idLow;
        private String authorName = "";
        private int authorHash;
        private @Nullable Entry parent;
        private @Nullable Entry shownUnder;
        private byte depth = UNPLACED;
        private boolean foreign;
        private boolean inserted;
        private boolean taken;
        private boolean repliesBefore;

        private Entry(long fingerprint) {
            super(fingerprint);
        }

        /** Whether there is such a comment, in the dump or in the database. */
        boolean isDefined() {
            return idHigh != 0;
        }

        /** Whether it is in the database and came by something else than this import. */
        boolean isForeign() {
            return foreign;
        }

        /** Whether it is in the database because an earlier run of this import has inserted it. */
        boolean isInserted() {
            return inserted;
        }

        /** Whether the second pass has met it. */
        boolean isTaken() {
            return taken;
        }

        /** Marks it as met in the second pass; false where it was met before, so that the dump has it twice. */
        boolean take(String author) {
            boolean first = !taken;
            taken = true;
            if (shownUnder != null && !shownUnder.taken) {
                shownUnder.repliesBefore = true;
            }
            authorHash = author.hashCode();
            return first;
        }

        /** Whether a reply that is shown under it was met before it. */
        boolean hasRepliesBefore() {
            return repliesBefore;
        }

        /** Whether this reader wrote it, almost surely. */
        boolean isBy(String author) {
            return authorHash == author.hashCode();
        }

        String id() {
            return new UUID(idHigh, idLow).toString();
        }

        private void id(String id) {
            var uuid = UUID.fromString(id);
            idHigh = uuid.getMostSignificantBits();
            idLow = uuid.getLeastSignificantBits();
        }

        /** The parent; null where it has none, or where that is neither in the dump nor in the database. */
        @Nullable
        Entry parent() {
            return parent;
        }

        /** Where it is inserted. */
        ThreadPosition position() {
            if (parent == null) {
                return ThreadPosition.TOP;
            }
            var path = new ArrayDeque<String>();
            for (var above = shownUnder; above != null; above = above.shownUnder) {
                path.addFirst(above.id());
            }
            return new ThreadPosition(parent.id(), parent.authorName, new ArrayList<>(path));
        }
    }

    /** The entry of this fingerprint, added if need be. */
    Entry entry(long fingerprint) {
        return entries.computeIfAbsent(fingerprint, Entry::new);
    }

    @Nullable
    Entry find(long fingerprint) {
        return entries.get(fingerprint);
    }

    /** Adds a comment that this import inserts, or has inserted. */
    void define(Entry entry, String id, boolean inserted, String authorName, @Nullable Entry parent) {
        entry.id(id);
        entry.inserted = inserted;
        entry.authorName = shared(authorName);
        entry.parent = parent;
    }

    /** Adds a comment that came by something else than this import and stays where it is. */
    void defineForeign(Entry entry, ExistingComment existing) {
        entry.id(existing.id());
        entry.foreign = true;
        entry.authorName = shared(existing.author().name());
        @Nullable Entry above = null;
        for (var id : existing.position().path()) {
            var shown = entry(ImportIdMapping.fingerprint(id));
            shown.id(id);
            shown.shownUnder = above;
            above = shown;
        }
        entry.shownUnder = above;
        entry.depth = (byte) existing.position().depth();
    }

    private String shared(String name) {
        return names.computeIfAbsent(name, same -> same);
    }

    /** Places all comments, once all are defined. Of comments that answer each other in a ring the oldest is at the top. */
    void place() {
        entries.forEach(this::place);
    }

    private void place(Entry entry) {
        var chain = new ArrayDeque<Entry>();
        for (var next = entry; next != null && next.depth == Entry.UNPLACED; next = next.parent) {
            next.depth = Entry.IN_PLACEMENT;
            if (next.parent != null && !next.parent.isDefined()) {
                next.parent = null;
            }
            if (next.parent != null && next.parent.depth == Entry.IN_PLACEMENT) {
                oldestInRing(next).parent = null;
                chain.push(next);
                chain.forEach(above -> above.depth = Entry.UNPLACED);
                place(entry);
                return;
            }
            chain.push(next);
        }
        chain.forEach(this::placeUnderParent);
    }

    private static Entry oldestInRing(Entry member) {
        var oldest = member;
        for (var next = member.parent; next != null && next != member; next = next.parent) {
            oldest = next.id().compareTo(oldest.id()) < 0 ? next : oldest;
        }
        return oldest;
    }

    private void placeUnderParent(Entry entry) {
        var parent = entry.parent;
        if (parent == null) {
            entry.depth = 0;
        } else {
            boolean beside = parent.depth >= maxDepth;
            entry.shownUnder = beside ? parent.shownUnder : parent;
            entry.depth = beside ? parent.depth : (byte) (parent.depth + 1);
        }
    }
}
