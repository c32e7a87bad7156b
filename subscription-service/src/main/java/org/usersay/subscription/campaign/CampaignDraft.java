package org.usersay.subscription.campaign;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.usersay.starter.problem.InvalidValueException;
import org.usersay.subscription.contact.Language;
import org.usersay.subscription.contact.SingleLineText;

/**
 * What staff write of a campaign.
 *
 * @param list id of the newsletter
 * @param locale only those who read it; null for all
 * @param plan only those with an order of this plan that is paid for and not over, or with {@code NONE} those without an order; null
 *     for all
 * @param activeWithinDays only those who are signed in and used their account, or chose the newsletter, within so many days; null
 *     for all
 * @param text Markdown
 * @param ratePerHour mails an hour; null for as many as the relay takes
 * @param domainRatePerHour the same to addresses of one domain
 */
@Schema(name = "CampaignDraft")
record CampaignDraft(
        @NotBlank @Size(max = 40) String list,
        @Nullable Language locale,
        @Nullable @Size(min = 1, max = 64) String plan,

        @Nullable @Min(1) @Max(CampaignDraft.MAX_ACTIVE_DAYS)
        Integer activeWithinDays,

        @NotNull SingleLineText subject,
        @NotBlank @Size(max = CampaignDraft.MAX_TEXT) String text,
        @Nullable @Min(1) @Max(1_000_000) Integer ratePerHour,
        @Nullable @Min(1) @Max(1_000_000) Integer domainRatePerHour) {

    static final int MAX_TEXT = 20_000;

    /** As long as a session lives that nobody uses, for activity is read from sessions. */
    static final int MAX_ACTIVE_DAYS = 30;

    CampaignDraft {
        if (text != null && text.codePoints().anyMatch(CampaignDraft::isUnprintable)) {
            throw new InvalidValueException("The text has control characters.");
        }
    }

    private static boolean isUnprintable(int character) {
        return Character.isISOControl(character) && character != '\n' && character != '\r' && character != '\t';
    }
}
