package org.usersay.comments.screening;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * Moderation settings of a site.
 *
 * @param heldWords words and phrases that hold a comment
 * @param refusedWords words and phrases with which a comment is refused
 * @param linkLimit links and images that a comment may have without being held; null for any number
 * @param newcomerComments published comments that a reader needs so that further ones are not held
 * @param editWindowMinutes time in which authors may edit their comments
 * @param guests whether readers without an account may comment; their comments are always held
 * @param autoCloseDays days after which an article's comments close; null for never
 * @param reportsToHold reports that hold a published comment; 0 for never
 * @param repeatsByAuthor uses of a text within a day from which its author's next one is held; 0 for never, 1 where absent
 * @param repeatsByOthers other authors of a text within a day from which the next use is held; 0 for never, 3 where absent
 * @param spamScoreToHold percentage of the learned spam score from which a comment is held; 0 for never, 90 where absent
 * @param rejectionsToHold rejected comments and spam of a reader within {@code rejectionDays} from which the next comment is
 *     held; 0 for never, 3 where absent
 * @param rejectionDays 30 where absent
 * @param rejectedShareToHold percentage of a reader's latest comments that were rejected or spam from which the next one is
 *     held; 0 for never, 50 where absent
 * @param floodComments comments that a reader may send within {@code floodMinutes} before further ones are held; 0 for any
 *     number, 30 where absent
 * @param floodMinutes 10 where absent
 */
public record ModerationSettings(
        @NotNull Mode mode,

        @NotNull @Size(max = WORDS) @JsonDeserialize(using = WordEntries.class)
        List<@NotBlank @Size(max = 100) @Pattern(regexp = WITH_LETTER, message = LETTER) String> heldWords,

        @NotNull @Size(max = WORDS) @JsonDeserialize(using = WordEntries.class)
        List<@NotBlank @Size(max = 100) @Pattern(regexp = WITH_LETTER, message = LETTER) String> refusedWords,

        @Nullable @Min(0) @Max(100) Integer linkLimit,
        @Min(0) @Max(20) int newcomerComments,
        @Min(0) @Max(10_080) int editWindowMinutes,
        boolean guests,
        @Nullable @Min(1) @Max(3_650) Integer autoCloseDays,
        @Min(0) @Max(100) int reportsToHold,
        @Nullable @Min(0) @Max(REPEATS) Integer repeatsByAuthor,
        @Nullable @Min(0) @Max(REPEATS) Integer repeatsByOthers,
        @Nullable @Min(0) @Max(100) Integer spamScoreToHold,
        @Nullable @Min(0) @Max(100) Integer rejectionsToHold,
        @Nullable @Min(1) @Max(365) Integer rejectionDays,
        @Nullable @Min(0) @Max(100) Integer rejectedShareToHold,
        @Nullable @Min(0) @Max(100) Integer floodComments,
        @Nullable @Min(1) @Max(60) Integer floodMinutes) {

    static final String WITH_LETTER = "(?s).*[\\p{L}\\p{Nd}\\p{Mc}].*";
    static final String LETTER = "must have a letter or a digit";

    /** The most entries of a word list. */
    static final int WORDS = 10_000;

    /** The most uses of a text that are counted. */
    static final int REPEATS = 10;

    public ModerationSettings {
        repeatsByAuthor = Objects.requireNonNullElse(repeatsByAuthor, 1);
        repeatsByOthers = Objects.requireNonNullElse(repeatsByOthers, 3);
        spamScoreToHold = Objects.requireNonNullElse(spamScoreToHold, 90);
        rejectionsToHold = Objects.requireNonNullElse(rejectionsToHold, 3);
        rejectionDays = Objects.requireNonNullElse(rejectionDays, 30);
        rejectedShareToHold = Objects.requireNonNullElse(rejectedShareToHold, 50);
        floodComments = Objects.requireNonNullElse(floodComments, 30);
        floodMinutes = Objects.requireNonNullElse(floodMinutes, 10);
    }

    /** Whether every comment waits for a moderator. */
    public boolean premoderated() {
        return mode == Mode.PREMODERATED;
    }

    /** Whether comments are published before or after moderation. */
    enum Mode {
        POSTMODERATED,
        PREMODERATED
    }

    static final ModerationSettings DEFAULT = new ModerationSettings(
            Mode.POSTMODERATED,
            List.of(),
            List.of(),
            5,
            0,
            15,
            false,
            null,
            5,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);
}
