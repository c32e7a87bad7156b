package org.usersay.subscription.contact;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** One visible line of a form: a street, a company, a recipient. */
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
