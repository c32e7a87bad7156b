package org.usersay.starter.openapi;

import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import java.util.Map;

/** Bounds of the parameters that mean the same in every operation. */
final class ParameterBounds {

    private static final BigDecimal MAX_LIMIT = BigDecimal.valueOf(100);

    private static final Map<String, String> PATTERNS =
            Map.of("site", "^[a-z0-9-]{1,32}$", "article", "^[A-Za-z0-9._~-]{1,128}$");

    private ParameterBounds() {}

    /** Schemas are shared by parameters of one type, so that a bounded one gets its own. */
    static void apply(Parameter parameter) {
        var schema = parameter.getSchema();
        if (schema == null) {
            return;
        }
        var pattern = PATTERNS.get(parameter.getName());
        if (pattern != null && schema.getItems() == null) {
            var text = new JsonSchema();
            text.addType("string");
            text.setPattern(pattern);
            parameter.setSchema(text);
        } else if ("limit".equals(parameter.getName())) {
            var number = new JsonSchema();
            number.addType("integer");
            number.setDefault(schema.getDefault());
            number.setMinimum(BigDecimal.ONE);
            number.setMaximum(schema.getMaximum() == null ? MAX_LIMIT : schema.getMaximum());
            parameter.setSchema(number);
        }
    }
}
