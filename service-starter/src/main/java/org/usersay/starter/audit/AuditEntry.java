package org.usersay.starter.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.usersay.starter.time.Timestamp;

/**
 * One line of a site's audit trail.
 *
 * @param number counts from 1 without gaps
 * @param actor id of the deciding reader
 * @param target what it was decided on: an id, or a part of the site
 * @param previous hash of the line before; empty in the first
 * @param hash over all the rest, so that no line can be changed, left out or put in without breaking the chain
 */
public record AuditEntry(
        long number,
        Instant at,
        String actor,
        String actorName,
        String action,
        String target,
        String detail,
        String previous,
        String hash) {

    static AuditEntry after(
            String previous,
            long number,
            Instant at,
            String actor,
            String name,
            String action,
            String target,
            String detail) {
        var hash =
                hash(List.of(previous, Long.toString(number), Timestamp.of(at), actor, name, action, target, detail));
        return new AuditEntry(number, at, actor, name, action, target, detail, previous, hash);
    }

    /** Whether the line is as it was written. */
    boolean intact() {
        return after(previous, number, at, actor, actorName, action, target, detail)
                .hash()
                .equals(hash);
    }

    /** Each part with its length before it, so that no two different lines read alike. */
    private static String hash(List<String> parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                var bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
