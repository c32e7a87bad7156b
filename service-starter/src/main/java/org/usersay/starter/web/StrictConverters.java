package org.usersay.starter.web;

import java.util.regex.Pattern;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.format.FormatterRegistry;

/**
 * Converters of path variables and parameters that accept nothing beside what the documents name: whole numbers in decimal digits, where
 * Spring's also take {@code 0x1}, {@code true} and {@code false}, and an enum constant, where Spring's take an empty text as no filter at
 * all.
 */
final class StrictConverters {

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,18}");

    private StrictConverters() {}

    static void addTo(FormatterRegistry registry) {
        registry.addConverter(String.class, Integer.class, text -> Math.toIntExact(decimal(text)));
        registry.addConverter(String.class, Long.class, StrictConverters::decimal);
        registry.addConverter(String.class, Boolean.class, StrictConverters::truth);
        registry.addConverterFactory(new EnumConstants());
    }

    private static long decimal(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new IllegalArgumentException("not a whole number");
        }
        return Long.parseLong(text);
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    private static final class EnumConstants implements ConverterFactory<String, Enum<?>> {

        @Override
        @SuppressWarnings({"unchecked", "rawtypes"}) // Spring gives the class of an enum.
        public <T extends Enum<?>> Converter<String, T> getConverter(Class<T> type) {
            return text -> (T) Enum.valueOf((Class) type, text);
        }
    }
}
