package org.usersay.subscription.contact;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;
import org.usersay.starter.problem.InvalidValueException;

/**
 * A mail address that fits into a header without quoting: no space, no line break, no comma, no angle bracket. The domain
 * is kept in its ASCII form; {@link #key()} is what tells two addresses apart.
 */
@Schema(format = "email", maxLength = 254)
public record EmailAddress(@JsonValue String value) {

    private static final Pattern LOCAL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN = Pattern.compile(
            "(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");
    private static final int LOCAL_MAXIMUM = 64;
    private static final int MAXIMUM = 254;
    private static final String WRONG = "This is not an e-mail address.";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EmailAddress {
        var typed = value.length() > 2 * MAXIMUM ? "" : strip(value);
        var at = typed.lastIndexOf('@');
        if (at < 1 || at > LOCAL_MAXIMUM) {
            throw new InvalidValueException(WRONG);
        }
        var local = typed.substring(0, at);
        var domain = ascii(typed.substring(at + 1));
        value = local + "@" + domain;
        if (value.length() > MAXIMUM
                || !LOCAL.matcher(local).matches()
                || !DOMAIN.matcher(domain).matches()) {
            throw new InvalidValueException(WRONG);
        }
    }

    /** Only plain spaces are a slip of the hand; a line break is an attempt at a second header. */
    private static String strip(String typed) {
        var start = 0;
        var end = typed.length();
        while (start < end && typed.charAt(start) == ' ') {
            start++;
        }
        while (end > start && typed.charAt(end - 1) == ' ') {
            end--;
        }
        return typed.substring(start, end);
    }

    private static String ascii(String domain) {
        try {
            return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw new InvalidValueException(WRONG);
        }
    }

    /** One person, one key: upper and lower case do not make two accounts. */
    public String key() {
        return value.toLowerCase(Locale.ROOT);
    }

    /** Mailbox that bounds count by: the key without a sub-address, {@code name+anything@domain}. */
    public String mailbox() {
        return key().replaceFirst("(?<=.)\\+.*(?=@)", "");
    }

    @Override
    public String toString() {
        return value;
    }
}
