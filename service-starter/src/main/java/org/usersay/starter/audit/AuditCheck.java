package org.usersay.starter.audit;

import org.jspecify.annotations.Nullable;

/**
 * What a walk along a whole trail found.
 *
 * @param lines how many lines hold together, from the first one on
 * @param hash of the last of them; whoever keeps it elsewhere also notices lines cut off the end
 * @param brokenAt the number where the chain breaks: a line that was changed, left out or put in; null where it holds
 */
public record AuditCheck(long lines, String hash, @Nullable Long brokenAt) {

    static final AuditCheck EMPTY = new AuditCheck(0, "", null);

    /** The walk goes on to the next line, unless the chain is broken already. */
    AuditCheck then(AuditEntry line) {
        if (brokenAt != null) {
            return this;
        }
        boolean follows = line.number() == lines + 1 && line.previous().equals(hash) && line.intact();
        return follows ? new AuditCheck(line.number(), line.hash(), null) : new AuditCheck(lines, hash, lines + 1);
    }
}
