package org.usersay.comments.importexport;

import java.nio.ByteBuffer;
import java.util.BitSet;
import org.usersay.comments.comment.ImportedComment;
import org.usersay.starter.site.ArticleKey;

/**
 * What a dry run would have added, for the votes that come after it: in {@value #BITS} bits however much it is, and
 * therefore only almost surely. Of a million comments one in a hundred thousand that is not there is taken to be.
 */
final class Foreseen {

    private static final int BITS = 1 << 26;

    private final BitSet bits = new BitSet();

    void add(ImportedComment comment) {
        put(key(comment.thread(), comment.once()));
        put(by(comment.thread(), comment.once(), comment.author().id()));
    }

    boolean holds(ArticleKey thread, String once) {
        return has(key(thread, once));
    }

    /** Whether this reader would have written it. */
    boolean writtenBy(ArticleKey thread, String once, String reader) {
        return has(by(thread, once, reader));
    }

    private static String key(ArticleKey thread, String once) {
        return thread + "\n" + once;
    }

    private static String by(ArticleKey thread, String once, String reader) {
        return key(thread, once) + "\n" + reader;
    }

    private void put(String key) {
        var hash = hash(key);
        while (hash.hasRemaining()) {
            bits.set(hash.getInt() & (BITS - 1));
        }
    }

    private boolean has(String key) {
        var hash = hash(key);
        boolean all = true;
        while (all && hash.hasRemaining()) {
            all = bits.get(hash.getInt() & (BITS - 1));
        }
        return all;
    }

    /** Four independent numbers. */
    private static ByteBuffer hash(String key) {
        return ByteBuffer.wrap(ImportIdMapping.sha256(key), 0, 4 * Integer.BYTES);
    }
}
