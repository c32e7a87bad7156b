package org.usersay.subscription.contact;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;

/** One visible line of a form: a street, a company, a recipient. */
@Schema(minLength = 1, maxLength = 300)
public record SingleLineText(@JsonValue String value) {

    private static final int MAXIMUM = 300;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SingleLineText {
        value = VisibleLine.of(value, 1, MAXIMUM);
    }

    @Override
    public String toString() {
        return value;
    }
}
