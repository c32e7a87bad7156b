package org.usersay.starter.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Resolver of records: a component is required unless it is {@code @Nullable} or may be left out, and null is a value of a
 * nullable one. Swagger's own resolver sees no annotations of types.
 */
final class RecordModelResolver extends ModelResolver {

    private static final String MODELS = "#/components/schemas/";

    /** As {@link String#trim} understands it. */
    private static final String NOT_BLANK = "[^\\u0000-\\u0020]";

    RecordModelResolver(ObjectMapper mapper) {
        super(mapper, new NestedTypeNames());
        openapi31(true);
    }

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        var resolved = _mapper.constructType(type.getType()).getRawClass();
        var delegate = ValueRecords.delegate(resolved);
        if (delegate != null) {
            return ValueRecords.describe(
                    delegate == String.class ? text() : context.resolve(new AnnotatedType(delegate)), resolved);
        }
        Schema<?> schema = super.resolve(type, context, chain);
        if (schema != null && resolved.isRecord()) {
            var reference = schema.get$ref();
            var model = reference == null ? schema : context.getDefinedModels().get(reference.replace(MODELS, ""));
            if (model != null && model.getProperties() != null) {
                complete(resolved, model);
            }
        }
        return schema;
    }

    private static void complete(Class<?> type, Schema<?> model) {
        var required = new LinkedHashSet<String>();
        for (var component : type.getRecordComponents()) {
            var name = name(component);
            var property = model.getProperties().get(name);
            if (property == null) {
                continue;
            }
            if (component.getAccessor().isAnnotationPresent(NotBlank.class)) {
                property.setMinLength(1);
                property.setPattern(property.getPattern() == null ? NOT_BLANK : property.getPattern());
            }
            if (component.getAccessor().isAnnotationPresent(NotEmpty.class)) {
                property.setMinItems(1);
            }
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                model.getProperties().put(name, nullable(property));
            } else if (isAlwaysSent(component.getAccessor()) && isAlwaysSent(type)) {
                required.add(name);
            }
        }
        model.setRequired(required.isEmpty() ? null : new ArrayList<>(required));
    }

    private static Schema<?> text() {
        var text = new JsonSchema();
        text.addType("string");
        return text;
    }

    private static String name(RecordComponent component) {
        var named = component.getAccessor().getAnnotation(JsonProperty.class);
        return named == null || named.value().isEmpty() ? component.getName() : named.value();
    }

    private static boolean isAlwaysSent(AnnotatedElement element) {
        var inclusion = element.getAnnotation(JsonInclude.class);
        return inclusion == null
                || inclusion.value() == JsonInclude.Include.ALWAYS
                || inclusion.value() == JsonInclude.Include.NON_NULL;
    }

    private static Schema<?> nullable(Schema<?> property) {
        if (property.getAnyOf() != null
                || (property.getTypes() != null && property.getTypes().contains("null"))) {
            return property;
        }
        if (property.get$ref() == null && property.getEnum() == null && property.getTypes() != null) {
            property.addType("null");
            return property;
        }
        var none = new JsonSchema();
        none.addType("null");
        var either = new JsonSchema();
        either.setAnyOf(List.of(property, none));
        return either;
    }
}
