package org.usersay.subscription.contact;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;
import org.usersay.starter.problem.InvalidValueException;

/** Language of mails. */
public enum Language {
    EN,
    VI;

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*");
    private static final int MAX_LENGTH = 35;

    /** The language of a locale such as {@code vi-VN}; English where nothing is written in it. */
    @JsonCreator
    public static Language of(String locale) {
        if (locale.length() > MAX_LENGTH || !SHAPE.matcher(locale).matches()) {
            throw new InvalidValueException("A locale looks like en or vi-VN.");
        }
        return locale.toLowerCase(Locale.ROOT).startsWith("vi") ? VI : EN;
    }

    /** The two letters of ISO 639. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
