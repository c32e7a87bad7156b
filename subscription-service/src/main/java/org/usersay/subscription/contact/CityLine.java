package org.usersay.subscription.contact;

import java.util.LinkedHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** City, state and postal code as they stand on envelopes, in the order of their country. */
public final class CityLine {

    private static final Pattern PART = Pattern.compile("([CSZ])([^CSZ]*)");

    private CityLine() {}

    /**
     * The line, with what there is of these parts; those that the country does not have stand at its end.
     *
     * @param country as typed: its code, or its name in a language of the forms
     */
    public static String of(
            @Nullable String country, String city, @Nullable String state, @Nullable String postalCode) {
        var parts = new LinkedHashMap<String, @Nullable String>();
        parts.put("C", city);
        parts.put("S", state);
        parts.put("Z", postalCode);
        var code = country == null ? "" : Countries.code(country).orElse("");
        var line = new StringBuilder();
        var separator = "";
        for (var part : PART.matcher(AddressShape.of(code).line()).results().toList()) {
            append(line, separator, parts.remove(part.group(1)));
            separator = part.group(2);
        }
        parts.values().forEach(part -> append(line, ", ", part));
        return line.toString();
    }

    private static void append(StringBuilder line, String separator, @Nullable String text) {
        if (text != null) {
            line.append(line.isEmpty() ? "" : separator).append(text);
        }
    }
}
