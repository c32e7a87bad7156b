package org.usersay.starter.openapi;

import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import org.jspecify.annotations.Nullable;
import org.usersay.starter.site.ArticleKey;

/** Bounds of the parameters that mean the same in every operation, and of all in their place. */
final class ParameterBounds {

    private static final BigDecimal MAX_LIMIT = BigDecimal.valueOf(100);
    private static final String SITE = "^[a-z0-9-]{1,32}$";
    private static final String ARTICLE = "^" + ArticleKey.PATTERN + "$";

    /** What a segment of a path consists of that nobody has to encode, as all ids do. */
    private static final String ID = ARTICLE;

    private static final String WITHOUT_NUL = "^[^\\u0000]*$";

    private ParameterBounds() {}

    /** Schemas are shared by parameters of one type, so that a bounded one gets its own. */
    static void apply(Parameter parameter) {
        var schema = parameter.getSchema();
        if (schema == null) {
            return;
        }
        withoutNull(schema);
        if ("limit".equals(parameter.getName())) {
            parameter.setSchema(limit(schema));
        } else if (schema.getItems() != null) {
            parameter.setSchema(list(schema, pattern(parameter)));
        } else if (isFreeText(schema)) {
            parameter.setSchema(text(schema, pattern(parameter)));
        }
    }

    /** A parameter is absent and never null, also where it is a component of a record, which may be. */
    private static void withoutNull(Schema<?> schema) {
        if (schema.getTypes() != null) {
            var types = new LinkedHashSet<>(schema.getTypes());
            types.remove("null");
            schema.setTypes(types);
        }
    }

    private static @Nullable String pattern(Parameter parameter) {
        var isPath = "path".equals(parameter.getIn());
        if (!isPath && !"query".equals(parameter.getIn())) {
            return null;
        }
        if ("article".equals(parameter.getName())) {
            return ARTICLE;
        }
        return isPath ? "site".equals(parameter.getName()) ? SITE : ID : WITHOUT_NUL;
    }

    private static boolean isFreeText(Schema<?> schema) {
        return schema.getTypes() != null
                && schema.getTypes().contains("string")
                && schema.getEnum() == null
                && schema.getPattern() == null
                && schema.getFormat() == null;
    }

    private static Schema<?> text(Schema<?> schema, @Nullable String pattern) {
        var text = new JsonSchema();
        text.setTypes(schema.getTypes());
        if (schema.getDefault() != null) {
            text.setDefault(schema.getDefault());
        }
        text.setMaxLength(schema.getMaxLength());
        text.setPattern(pattern);
        return text;
    }

    private static Schema<?> list(Schema<?> schema, @Nullable String pattern) {
        var list = new JsonSchema();
        list.addType("array");
        list.setItems(text(schema.getItems(), pattern));
        list.setMinItems(schema.getMinItems());
        list.setMaxItems(schema.getMaxItems());
        return list;
    }

    private static Schema<?> limit(Schema<?> schema) {
        var number = new JsonSchema();
        number.addType("integer");
        number.setDefault(schema.getDefault());
        number.setMinimum(BigDecimal.ONE);
        number.setMaximum(schema.getMaximum() == null ? MAX_LIMIT : schema.getMaximum());
        return number;
    }
}
