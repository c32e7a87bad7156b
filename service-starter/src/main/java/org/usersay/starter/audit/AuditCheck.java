package org.usersay.starter.audit;

import org.jspecify.annotations.Nullable;

/**
 * Result of verifying a whole trail.
 *
 * @param lines number of valid entries, from the first one
 * @param hash of the last of them; kept elsewhere, it reveals entries cut off the end
 * @param brokenAt number at which the chain breaks: an entry that was changed, removed or inserted; null if it is
 *     intact
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
