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

    private static final Pattern SHAPE = Pattern.compile("(?i)(en|vi)([-_][a-z0-9]{2,8}){0,3}");

    /** The language of a site's locale, such as {@code vi-VN}; English where there are no mails in it. */
    public static Language of(Locale locale) {
        return locale.getLanguage().equals("vi") ? VI : EN;
    }

    /** The language of a locale such as {@code vi-VN}; invalid where there are no mails in it. */
    @JsonCreator
    public static Language parse(String locale) {
        var tag = SHAPE.matcher(locale);
        if (!tag.matches()) {
            throw new InvalidValueException("Use en or vi, also with a region such as vi-VN.");
        }
        return valueOf(tag.group(1).toUpperCase(Locale.ROOT));
    }

    public Locale locale() {
        return Locale.of(code());
    }

    /** The two letters of ISO 639. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
