package org.usersay.subscription.orderform;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.subscription.consent.Conditions;

/**
 * What stands in the form's fields, as it was typed.
 *
 * @param texts by the names of the fields; those that are empty are missing
 * @param newsletters ids of those that were ticked
 */
record FormValues(Map<String, String> texts, Set<String> newsletters) {

    /** Made with the form, so that a double click orders once. */
    static final String KEY = "key";

    static final String NEWSLETTER = "newsletter";

    /** Boxes that are ticked. */
    static final String TERMS = Conditions.TERMS;

    static final String PRIVACY = Conditions.PRIVACY;

    /** Fields of the form, beside the newsletters. */
    static final List<String> NAMES = List.of(
            "plan",
            "country",
            KEY,
            "copies",
            "currency",
            "issue",
            "startsOn",
            "name",
            "email",
            "phone",
            "recipient",
            "address",
            "ward",
            "city",
            "state",
            "postalCode",
            "companyName",
            "companyCountry",
            "taxCode",
            "companyAddress",
            "giftName",
            "giftEmail",
            "giftOn",
            "giftMessage",
            "coupon",
            TERMS,
            PRIVACY);

    /** Longer ones are refused anyway, and are not written back whole. */
    private static final int MAX_LENGTH = 1_000;

    private static final Pattern UUID_SHAPE = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    FormValues {
        texts = Map.copyOf(texts);
        newsletters = Set.copyOf(newsletters);
    }

    /** Fields of a company's invoice; it is for one where any of them is filled in. */
    static final List<String> COMPANY = List.of("companyName", "taxCode", "companyAddress");

    /** Fields of a gift; it is one where any of them is filled in. */
    static final List<String> GIFT = List.of("giftName", "giftEmail", "giftOn", "giftMessage");

    static FormValues of(HttpServletRequest request) {
        var texts = new LinkedHashMap<String, String>();
        for (var name : NAMES) {
            var value = request.getParameter(name);
            if (value != null && !value.isBlank()) {
                var text = value.strip();
                texts.put(name, text.substring(0, Math.min(text.length(), MAX_LENGTH)));
            }
        }
        var lists = request.getParameterValues(NEWSLETTER);
        return new FormValues(texts, lists == null ? Set.of() : Set.copyOf(Arrays.asList(lists)));
    }

    /** An empty form for a plan. */
    static FormValues blank(String plan, String country) {
        var texts = new LinkedHashMap<>(Map.of("plan", plan, "country", country, "copies", "1"));
        texts.values().removeIf(String::isEmpty);
        return new FormValues(texts, Set.of()).renewed();
    }

    /** The same as a form of its own, which is not yet ordered. */
    FormValues renewed() {
        var others = new LinkedHashMap<>(texts);
        others.put(KEY, UUID.randomUUID().toString());
        return new FormValues(others, newsletters);
    }

    /** Its own key, or a 400 problem: none but those that the server makes are taken. */
    UUID key() {
        var typed = text(KEY);
        if (!UUID_SHAPE.matcher(typed).matches()) {
            throw CommonProblem.INVALID_REQUEST.refusal("Open the form anew.");
        }
        return UUID.fromString(typed);
    }

    String text(String name) {
        return texts.getOrDefault(name, "");
    }

    boolean hasAny(List<String> names) {
        return names.stream().anyMatch(this::has);
    }

    boolean has(String name) {
        return texts.containsKey(name);
    }
}
