package org.usersay.subscription.orderform;

import java.text.Collator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Countries by the two letters of ISO 3166, with their names in a language and in the order of these. */
final class CountryNames {

    private static final Map<Locale, List<Map.Entry<String, String>>> NAMES = new ConcurrentHashMap<>();

    private CountryNames() {}

    static List<Map.Entry<String, String>> in(Locale language) {
        return NAMES.computeIfAbsent(language, CountryNames::sorted);
    }

    static String of(String code, Locale language) {
        return Locale.of("", code).getDisplayCountry(language);
    }

    private static List<Map.Entry<String, String>> sorted(Locale language) {
        var collator = Collator.getInstance(language);
        return Stream.of(Locale.getISOCountries())
                .map(code -> Map.entry(code, of(code, language)))
                .sorted((one, other) -> collator.compare(one.getValue(), other.getValue()))
                .toList();
    }
}
