package org.usersay.comments.importexport;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.usersay.comments.dumpformat.DumpFormat;
import org.usersay.comments.dumpformat.DumpRecord.DumpedAuthor;
import org.usersay.comments.dumpformat.DumpRecord.DumpedComment;
import org.usersay.starter.site.ArticleKey;

/**
 * Our ids for the comments and people of a dump: always the same for the same source and id, so that a second import
 * finds what the first one inserted. People get a keyed hash, since their id in another system may be an e-mail address.
 */
final class ImportIdMapping {

    private static final int MAX_LENGTH = 100;
    private static final Pattern OWN_READER_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern OWN_COMMENT_ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final DumpFormat format;
    private final byte[] salt;

    ImportIdMapping(DumpFormat format, byte[] salt) {
        this.format = format;
        this.salt = salt;
    }

    /** The request key of a comment in its thread; derived from its content where the dump has no id for it. */
    String requestKey(DumpedComment comment) {
        return comment.id() != null
                ? requestKey(comment.id())
                : prefixed(comment.createdAt() + "\n" + comment.author() + "\n" + comment.text(), 0);
    }

    /** The request key of the comment with this id in the dump. */
    String requestKey(String id) {
        return prefixed(id, MAX_LENGTH);
    }

    private String prefixed(String text, int maxLength) {
        var kept = text.length() <= maxLength ? text : "#" + HexFormat.of().formatHex(sha256(text), 0, 16);
        return "import:" + format.source() + ":" + kept;
    }

    /** Whether the comment comes from an installation of ours and keeps its id. */
    boolean hasOwnId(DumpedComment comment) {
        return format == DumpFormat.USERSAY && comment.id() != null && isOwnId(comment.id());
    }

    /** Whether a comment of ours may have this id. */
    static boolean isOwnId(String id) {
        return OWN_COMMENT_ID.matcher(id).matches();
    }

    /** A UUID version 7 of the time and, where others are random, a hash. */
    static String commentId(ArticleKey thread, String requestKey, Instant createdAt) {
        var hash = ByteBuffer.wrap(sha256(thread + "\n" + requestKey));
        long time = createdAt.toEpochMilli() << 16;
        long version = 0x7000L | (hash.getLong() & 0x0fffL);
        long variant = 0x8000000000000000L | (hash.getLong() & 0x3fffffffffffffffL);
        return new UUID(time | version, variant).toString();
    }

    /** The key of a comment in a {@link CommentIndex}. */
    static long fingerprint(ArticleKey thread, String requestKey) {
        return fingerprint(thread + "\n" + requestKey);
    }

    static long fingerprint(String text) {
        return ByteBuffer.wrap(sha256(text)).getLong();
    }

    /** Whether the author's account was deleted. An author that another system does not know is only anonymous. */
    boolean isDeletedAuthor(DumpedAuthor author) {
        return format == DumpFormat.USERSAY && author.id() == null && author.name() == null;
    }

    String reader(DumpedAuthor author) {
        return author.id() == null ? hashed("name:" + author.name()) : reader(author.id());
    }

    /** The reader's id; the same where the dump is one of ours. */
    String reader(String id) {
        return format == DumpFormat.USERSAY && OWN_READER_ID.matcher(id).matches() ? id : hashed(id);
    }

    private String hashed(String identity) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(salt, "HmacSHA256"));
            var hash =
                    ByteBuffer.wrap(mac.doFinal((format.source() + "\n" + identity).getBytes(StandardCharsets.UTF_8)));
            long high = (hash.getLong() & 0xffffffffffff0fffL) | 0x8000L;
            long low = 0x8000000000000000L | (hash.getLong() & 0x3fffffffffffffffL);
            return new UUID(high, low).toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** 24 hexadecimal digits. */
    static String shortHash(String text) {
        return HexFormat.of().formatHex(sha256(text), 0, 12);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
