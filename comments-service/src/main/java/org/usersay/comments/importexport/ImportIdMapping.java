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
import org.jspecify.annotations.Nullable;
import org.usersay.comments.dumpformat.DumpFormat;
import org.usersay.comments.dumpformat.DumpRecord.DumpedAuthor;
import org.usersay.comments.dumpformat.DumpRecord.DumpedComment;
import org.usersay.starter.site.ArticleKey;

/**
 * What foreign comments and people are called here: always the same for the same source and foreign id, so that a second
 * import finds what the first one brought. People are called by a keyed hash, because what other systems know them by
 * may be an e-mail address.
 */
record ImportIdMapping(DumpFormat format, byte[] salt) {

    private static final Pattern OURS = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern COMMENT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** What a comment is known by within its thread; by what it says where it came without an id. */
    String once(DumpedComment comment) {
        if (comment.id() != null) {
            return once(comment.id());
        }
        var said = comment.createdAt() + "\n" + comment.author() + "\n" + comment.text();
        return "import:" + format.source() + ":#" + HexFormat.of().formatHex(sha256(said), 0, 16);
    }

    String once(String id) {
        var kept = id.length() <= 100 ? id : "#" + HexFormat.of().formatHex(sha256(id), 0, 16);
        return "import:" + format.source() + ":" + kept;
    }

    /** Whether the dump's comments bring ids of our own. */
    boolean bringsOurs(DumpedComment comment) {
        return format == DumpFormat.USERSAY && comment.id() != null && ours(comment.id());
    }

    /** Whether it is an id that a comment here may have. */
    static boolean ours(String id) {
        return COMMENT.matcher(id).matches();
    }

    /** An id of version 7, as all ours are: time first, then what elsewhere is random is a hash here. */
    static String comment(ArticleKey thread, String once, Instant createdAt) {
        var hash = ByteBuffer.wrap(sha256(thread + "\n" + once));
        long time = createdAt.toEpochMilli() << 16;
        long version = 0x7000L | (hash.getLong() & 0x0fffL);
        long variant = 0x8000000000000000L | (hash.getLong() & 0x3fffffffffffffffL);
        return new UUID(time | version, variant).toString();
    }

    /** Whether its author has left; of other systems' comments without author we only do not know him. */
    boolean ofNobody(DumpedComment comment) {
        return format == DumpFormat.USERSAY
                && comment.author().id() == null
                && comment.author().name() == null;
    }

    String reader(DumpedAuthor author) {
        return author.id() == null ? hidden("name:" + author.name()) : reader(author.id());
    }

    /** Our own dump's readers are ours. */
    String reader(String id) {
        return format == DumpFormat.USERSAY && OURS.matcher(id).matches() ? id : hidden(id);
    }

    private String hidden(String identity) {
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

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ImportIdMapping that && format == that.format && MessageDigest.isEqual(salt, that.salt);
    }

    @Override
    public int hashCode() {
        return format.hashCode();
    }

    /** Without the salt. */
    @Override
    public String toString() {
        return "ForeignIds[" + format + "]";
    }
}
