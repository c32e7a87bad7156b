package org.usersay.starter.web;

import java.util.function.Predicate;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/**
 * Deserializer that refuses times outside of the years 1 to 9999, since Java's own range is wider than that of any store, and
 * numbers, which Jackson takes for seconds or days.
 */
final class FourDigitYears<T> extends StdScalarDeserializer<T> {

    private final ValueDeserializer<T> parser;
    private final Predicate<T> inRange;

    FourDigitYears(Class<T> type, ValueDeserializer<T> parser, Predicate<T> inRange) {
        super(type);
        this.parser = parser;
        this.inRange = inRange;
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) {
        if (!json.hasToken(JsonToken.VALUE_STRING)) {
            context.reportInputMismatch(this, "A date or a moment is a string");
        }
        var time = parser.deserialize(json, context);
        if (!inRange.test(time)) {
            context.reportInputMismatch(this, "The year is not between 1 and 9999");
        }
        return time;
    }
}
