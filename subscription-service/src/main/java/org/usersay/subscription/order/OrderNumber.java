package org.usersay.subscription.order;

import java.security.SecureRandom;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An order's number, made to be read over the telephone: ten letters of Crockford's alphabet (no I, L, O, U), the last of
 * which checks the others, in two groups. It names an order and opens nothing.
 */
public record OrderNumber(String value) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LETTERS = 9;

    /** A word, or two, of the length of a number; the next may begin within it. */
    private static final Pattern CANDIDATE =
            Pattern.compile("(?=(?<![0-9A-Z])([0-9A-Z]{5}[ -]?[0-9A-Z]{5})(?![0-9A-Z]))", Pattern.CASE_INSENSITIVE);

    private static final SecureRandom RANDOM = new SecureRandom();

    public static OrderNumber random() {
        var letters = new StringBuilder();
        RANDOM.ints(LETTERS, 0, ALPHABET.length()).forEach(letter -> letters.append(ALPHABET.charAt(letter)));
        letters.append(check(letters));
        return new OrderNumber(letters.insert(5, '-').toString());
    }

    /** Numbers that a text holds, such as the purpose of a transfer, which banks write in capitals and without hyphens. */
    public static Set<OrderNumber> allIn(String text) {
        var found = new LinkedHashSet<OrderNumber>();
        CANDIDATE.matcher(text).results().forEach(match -> parse(match.group(1)).ifPresent(found::add));
        return found;
    }

    /** The number without its hyphen, as a transfer carries it. */
    String letters() {
        return value.replace("-", "");
    }

    /** Number as typed, tolerating case, gaps and look-alikes; empty where the check letter does not match. */
    public static Optional<OrderNumber> parse(String typed) {
        var letters = typed.length() > 32
                ? ""
                : typed.toUpperCase(Locale.ROOT)
                        .replaceAll("[\\s-]", "")
                        .replace('O', '0')
                        .replace('I', '1')
                        .replace('L', '1');
        if (letters.length() != LETTERS + 1 || letters.chars().anyMatch(letter -> ALPHABET.indexOf(letter) < 0)) {
            return Optional.empty();
        }
        return letters.charAt(LETTERS) == check(letters.substring(0, LETTERS))
                ? Optional.of(new OrderNumber(letters.substring(0, 5) + "-" + letters.substring(5)))
                : Optional.empty();
    }

    /**
     * Letters weighted 1, 3, 5, … modulo 32: odd weights notice every single wrong letter, and distinct ones nearly every
     * swap of neighbours.
     */
    private static char check(CharSequence letters) {
        var sum = 0;
        for (var place = 0; place < letters.length(); place++) {
            sum += (2 * place + 1) * ALPHABET.indexOf(letters.charAt(place));
        }
        return ALPHABET.charAt(sum % ALPHABET.length());
    }

    @Override
    public String toString() {
        return value;
    }
}
