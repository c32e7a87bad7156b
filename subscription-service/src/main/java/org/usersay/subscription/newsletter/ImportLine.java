package org.usersay.subscription.newsletter;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.InvalidValueException;
import org.usersay.starter.problem.ProblemException;
import org.usersay.starter.time.DayOrMoment;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.contact.Language;
import org.usersay.subscription.contact.SingleLineText;

/**
 * One address of an import, with where its consent comes from.
 *
 * @param origin for instance the form or the former system
 * @param consentedAt not in the future
 */
record ImportLine(
        EmailAddress email,
        String origin,
        Instant consentedAt,
        @Nullable Language language) {

    static final String EMAIL = "email";
    static final String CONSENTED_AT = "consentedAt";
    static final String ORIGIN = "origin";
    static final String LOCALE = "locale";

    /**
     * The line of these fields.
     *
     * @throws InvalidValueException with what is wrong
     */
    static ImportLine of(Map<String, String> fields, Instant now) {
        var locale = fields.getOrDefault(LOCALE, "");
        return new ImportLine(
                new EmailAddress(required(fields, EMAIL)),
                new SingleLineText(required(fields, ORIGIN)).value(),
                past(required(fields, CONSENTED_AT), now),
                locale.isEmpty() ? null : Language.parse(locale));
    }

    private static String required(Map<String, String> fields, String name) {
        var value = fields.getOrDefault(name, "");
        if (value.isBlank()) {
            throw new InvalidValueException("It needs a value in " + name + ".");
        }
        return value;
    }

    private static Instant past(String text, Instant now) {
        try {
            var time = DayOrMoment.begin(CONSENTED_AT, text);
            if (time != null && time.isAfter(Instant.EPOCH) && !time.isAfter(now)) {
                return time;
            }
        } catch (ProblemException malformed) {
            throw new InvalidValueException(
                    "consentedAt is a day such as 2026-01-31, or a moment such as 2026-01-31T12:00:00Z.");
        }
        throw new InvalidValueException("consentedAt is a time between 1970 and now.");
    }

    /** Refusal of a whole file. */
    static ProblemException unreadable(String detail) {
        return CommonProblem.INVALID_REQUEST.refusal(detail);
    }
}
