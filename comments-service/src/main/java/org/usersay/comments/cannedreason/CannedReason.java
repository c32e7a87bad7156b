package org.usersay.comments.cannedreason;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.usersay.starter.text.VisibleText;

/**
 * Reason for which moderators of a site reject comments.
 *
 * @param code names it in requests
 * @param label what moderators choose
 * @param statement what the author of the comment reads
 */
public record CannedReason(
        @NotNull @Pattern(regexp = CODE) String code,
        @NotBlank @Size(max = 60) String label,
        @NotBlank @Size(max = STATEMENT_LENGTH) String statement) {

    public static final String CODE = "[a-z0-9-]{1,40}";

    /** Most characters of a statement. */
    public static final int STATEMENT_LENGTH = 500;

    /** Whether both texts have a visible character. */
    boolean hasTexts() {
        return !VisibleText.isBlank(label) && !VisibleText.isBlank(statement);
    }

    /** As the audit trail has it. */
    @Override
    public String toString() {
        return "%s (%s): %s".formatted(code, label, statement);
    }
}
