package org.usersay.starter.problem;

import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Position and kind of an error in a JSON body, without class names. */
final class JsonErrors {

    private JsonErrors() {}

    static FieldError describe(HttpMessageNotReadableException ex) {
        if (ex.getCause() instanceof UnrecognizedPropertyException unknown) {
            return new FieldError(pointer(unknown), "Remove this field: it is not known.");
        }
        if (ex.getCause() instanceof StreamReadException) {
            return new FieldError("", "Send valid JSON.");
        }
        if (ex.getCause() instanceof ValueInstantiationException refused
                && refused.getCause() instanceof InvalidValueException invalid) {
            return new FieldError(pointer(refused), invalid.detail());
        }
        if (ex.getCause() instanceof JacksonException mistyped) {
            return new FieldError(pointer(mistyped), "Use a value of the right type and range.");
        }
        return new FieldError("", "Send a JSON body.");
    }

    private static String pointer(JacksonException ex) {
        var pointer = new StringBuilder();
        for (var step : ex.getPath()) {
            var name = step.getPropertyName();
            pointer.append('/')
                    .append(
                            name == null
                                    ? Integer.toString(step.getIndex())
                                    : name.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }
}
