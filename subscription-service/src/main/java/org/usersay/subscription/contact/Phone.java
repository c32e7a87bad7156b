package org.usersay.subscription.contact;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.regex.Pattern;
import org.usersay.starter.problem.InvalidValueException;

/** A telephone number as it was typed: digits, and what people put between them. */
@Schema(pattern = "\\+?[0-9(][0-9 ().-]{4,23}[0-9]")
public record Phone(@JsonValue String value) {

    private static final Pattern SHAPE = Pattern.compile("\\+?[0-9(][0-9 ().-]{4,23}[0-9]");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Phone {
        value = value.strip();
        if (!SHAPE.matcher(value).matches()) {
            throw new InvalidValueException("A telephone number has 6 to 25 digits and spaces.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
