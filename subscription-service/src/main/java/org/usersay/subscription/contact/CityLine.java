package org.usersay.subscription.contact;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** City, state and postal code as they stand on envelopes, in the order of their country. */
public final class CityLine {

    /** Of most countries: C is the city, S the state, Z the postal code, what follows one separates it from the next. */
    private static final String FORMAT = "Z C, S";

    /** After the same data as {@link AddressShape}, its lines being joined to one. */
    private static final Map<String, String> FORMATS = AddressShape.byCountry(Map.of(
            "AS AU CA FM MH MP NZ PW SG VI VN", "C S Z",
            "ID SO TH US", "C, S Z",
            "CN GB GG IE IM IQ JE ZA", "C, S, Z",
            "IN VE", "C Z, S",
            "BR", "C-S, Z",
            "CR KR", "S, C, Z",
            "ES IT PG", "Z C S",
            "PH", "C, Z S",
            "SV", "Z-C, S",
            "TR", "Z C/S"));

    private static final Pattern PART = Pattern.compile("([CSZ])([^CSZ]*)");

    private CityLine() {}

    /**
     * The line, with what there is of these parts.
     *
     * @param country as typed: its code, or its name in a language of the forms
     */
    public static String of(
            @Nullable String country, String city, @Nullable String state, @Nullable String postalCode) {
        var code = country == null ? "" : Countries.code(country).orElse("");
        var line = new StringBuilder();
        var separator = "";
        for (var part :
                PART.matcher(FORMATS.getOrDefault(code, FORMAT)).results().toList()) {
            var text = switch (part.group(1)) {
                case "C" -> city;
                case "S" -> state;
                default -> postalCode;
            };
            if (text != null) {
                line.append(line.isEmpty() ? "" : separator).append(text);
            }
            separator = part.group(2);
        }
        return line.toString();
    }
}
