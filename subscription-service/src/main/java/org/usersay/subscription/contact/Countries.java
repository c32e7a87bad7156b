package org.usersay.subscription.contact;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Countries by the two letters of ISO 3166, and by their names in the languages of the forms. */
public final class Countries {

    private static final Map<String, String> CODES = codes();

    private Countries() {}

    /** The code of a country as typed: {@code VN}, {@code Viet Nam}, {@code Việt Nam}, {@code vietnam}. */
    public static Optional<String> code(String typed) {
        return typed.length() > 100 ? Optional.empty() : Optional.ofNullable(CODES.get(key(typed)));
    }

    private static Map<String, String> codes() {
        var codes = new HashMap<String, String>();
        for (var code : Locale.getISOCountries()) {
            for (var language : Language.values()) {
                codes.putIfAbsent(key(Locale.of("", code).getDisplayCountry(language.locale())), code);
            }
        }
        for (var code : Locale.getISOCountries()) {
            codes.put(key(code), code);
        }
        return Map.copyOf(codes);
    }

    private static String key(String name) {
        return SearchKey.of(name).replaceAll("[^\\p{L}]", "");
    }
}
