package org.usersay.subscription.password;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.swagger.v3.oas.annotations.media.Schema;
import java.text.Normalizer;
import org.usersay.starter.problem.InvalidValueException;

/** New password: long enough and not among the most common ones. */
@Schema(minLength = 8, maxLength = 128)
public record NewPassword(String value) {

    private static final int MINIMUM = 8;
    private static final int MAXIMUM = 128;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public NewPassword {
        if (value.length() > 2 * MAXIMUM) {
            throw new InvalidValueException("A password has %d characters at most.".formatted(MAXIMUM));
        }
        value = normalise(value);
        var length = value.codePointCount(0, value.length());
        if (length < MINIMUM || length > MAXIMUM) {
            throw new InvalidValueException("A password has between %d and %d characters.".formatted(MINIMUM, MAXIMUM));
        }
        if (CommonPasswords.contains(value)) {
            throw new InvalidValueException("Choose a less common password.");
        }
    }

    /** NFC form, since systems compose characters differently. */
    static String normalise(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFC);
    }

    /** Keeps the value out of logs. */
    @Override
    public String toString() {
        return "NewPassword[hidden]";
    }
}
