package org.usersay.subscription.contact;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Tax codes of companies, as far as their country has a rule: Vietnam, and the VAT numbers of the European Union. */
public final class TaxCodes {

    /** Ten digits, of which the last one checks the others, with three for a branch; twelve for a person's business. */
    private static final Pattern VIETNAM = Pattern.compile("([0-9]{10})(-?[0-9]{3})?|[0-9]{12}");

    private static final int[] WEIGHTS = {31, 29, 23, 19, 17, 13, 7, 5, 3};

    /** What follows the two letters of the country. */
    private static final Map<String, Pattern> EUROPE = Map.ofEntries(
            rule("AT", "U[0-9]{8}"),
            rule("BE", "[01][0-9]{9}"),
            rule("BG", "[0-9]{9,10}"),
            rule("CY", "[0-9]{8}[A-Z]"),
            rule("CZ", "[0-9]{8,10}"),
            rule("DE", "[0-9]{9}"),
            rule("DK", "[0-9]{8}"),
            rule("EE", "[0-9]{9}"),
            rule("ES", "[0-9A-Z][0-9]{7}[0-9A-Z]"),
            rule("FI", "[0-9]{8}"),
            rule("FR", "[0-9A-HJ-NP-Z]{2}[0-9]{9}"),
            rule("GR", "[0-9]{9}"),
            rule("HR", "[0-9]{11}"),
            rule("HU", "[0-9]{8}"),
            rule("IE", "[0-9][0-9A-Z+*][0-9]{5}[A-Z]{1,2}"),
            rule("IT", "[0-9]{11}"),
            rule("LT", "([0-9]{9}|[0-9]{12})"),
            rule("LU", "[0-9]{8}"),
            rule("LV", "[0-9]{11}"),
            rule("MT", "[0-9]{8}"),
            rule("NL", "[0-9]{9}B[0-9]{2}"),
            rule("PL", "[0-9]{10}"),
            rule("PT", "[0-9]{9}"),
            rule("RO", "[0-9]{2,10}"),
            rule("SE", "[0-9]{12}"),
            rule("SI", "[0-9]{8}"),
            rule("SK", "[0-9]{10}"));

    private TaxCodes() {}

    /** Whether a code may be one of this country; any is where the country has no rule here. */
    public static boolean isPossible(String country, String code) {
        var plain = code.replaceAll("[ .]", "").toUpperCase(Locale.ROOT);
        if (country.equals("VN")) {
            var matcher = VIETNAM.matcher(plain);
            return matcher.matches() && (matcher.group(1) == null || isChecked(matcher.group(1)));
        }
        var rule = EUROPE.get(country);
        return rule == null
                || rule.matcher(plain.replaceFirst("^" + prefix(country), "")).matches();
    }

    private static boolean isChecked(String digits) {
        var sum = 0;
        for (var place = 0; place < WEIGHTS.length; place++) {
            sum += WEIGHTS[place] * (digits.charAt(place) - '0');
        }
        return 10 - sum % 11 == digits.charAt(WEIGHTS.length) - '0';
    }

    /** Greece writes another code than that of ISO 3166. */
    private static String prefix(String country) {
        return country.equals("GR") ? "(EL|GR)" : country;
    }

    private static Map.Entry<String, Pattern> rule(String country, String form) {
        return Map.entry(country, Pattern.compile(form));
    }
}
