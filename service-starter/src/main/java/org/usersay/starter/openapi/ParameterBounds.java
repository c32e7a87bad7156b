package org.usersay.starter.openapi;

import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import java.util.Map;

/** Bounds of the parameters that mean the same in every operation, and examples of their values. */
final class ParameterBounds {

    private static final BigDecimal MAX_LIMIT = BigDecimal.valueOf(100);

    private static final Map<String, String> PATTERNS =
            Map.of("site", "^[a-z0-9-]{1,32}$", "article", "^[A-Za-z0-9._~-]{1,128}$");

    private ParameterBounds() {}

    static void apply(Parameter parameter) {
        var schema = parameter.getSchema();
        if (schema == null) {
            return;
        }
        var item = schema.getItems() == null ? schema : schema.getItems();
        var pattern = PATTERNS.get(parameter.getName());
        if (pattern != null) {
            item.setPattern(pattern);
        } else if ("limit".equals(parameter.getName())) {
            schema.setMinimum(BigDecimal.ONE);
            schema.setMaximum(schema.getMaximum() == null ? MAX_LIMIT : schema.getMaximum());
        }
    }
}
