package org.usersay.comments.moderation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the moderators of a site have set.
 *
 * @param heldWords words and phrases for which a comment waits
 * @param refusedWords words and phrases for which it is not taken at all
 * @param linkLimit links a comment may have without waiting; null for any number
 * @param newcomerComments how many published comments a reader needs before his appear at once
 * @param editWindowMinutes for how long an author may edit
 * @param guests whether somebody without an account may write; his comments always wait
 * @param autoCloseDays after how many days an article's thread closes; null for never
 * @param reportsToHold after how many readers' reports a comment waits; 0 for never
 */
record ModerationSettings(
        @NotNull Mode mode,
        @NotNull @Size(max = 1_000) List<@NotBlank @Size(max = 100) String> heldWords,
        @NotNull @Size(max = 1_000) List<@NotBlank @Size(max = 100) String> refusedWords,
        @Nullable @Min(0) @Max(100) Integer linkLimit,
        @Min(0) @Max(20) int newcomerComments,
        @Min(0) @Max(10_080) int editWindowMinutes,
        boolean guests,
        @Nullable @Min(1) @Max(3_650) Integer autoCloseDays,
        @Min(0) @Max(100) int reportsToHold) {

    /** Whether comments appear before a moderator saw them. */
    enum Mode {
        POSTMODERATED,
        PREMODERATED
    }

    static final ModerationSettings DEFAULT =
            new ModerationSettings(Mode.POSTMODERATED, List.of(), List.of(), 5, 0, 15, false, null, 5);
}
