package org.usersay.comments.count;

import java.util.List;

/**
 * Which comments a page shows, without their words.
 *
 * @param count published comments of the whole thread
 * @param total entries of the whole list, of which this is a part
 * @param pinned those asked for by id, as far as they are shown, wherever they stand in the order
 */
public record Slice(int count, int total, List<Entry> entries, List<Entry> pinned) {

    public Slice {
        entries = List.copyOf(entries);
        pinned = List.copyOf(pinned);
    }

    /**
     * One comment of a page.
     *
     * @param version of the comment; the same version looks the same
     * @param gone a tombstone, shown because of its replies
     * @param replies shown directly under it
     * @param rank value it is ordered by, where the order is by votes
     * @param shown its first replies
     */
    public record Entry(String id, long version, boolean gone, int replies, long rank, List<Entry> shown) {
        public Entry {
            shown = List.copyOf(shown);
        }
    }

    /** What a cursor carries: the last entry seen. */
    public record After(long rank, String id) {
        public static After of(Entry entry) {
            return new After(entry.rank(), entry.id());
        }
    }
}
