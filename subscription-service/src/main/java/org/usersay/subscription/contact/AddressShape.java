package org.usersay.subscription.contact;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which parts an address has beside street and country, after the address data that Google publishes for its forms; the form with
 * scripts has the same in {@code delivery.ts}.
 *
 * @param ward whether the parts of a city are named, as in Vietnam the wards
 * @param city what the city's field is called: the end of a key of the texts
 * @param state the administrative area above the city; null where addresses have none, or the city's field takes it
 */
public record AddressShape(
        boolean ward, String city, @Nullable State state, PostalCode postalCode) {

    /**
     * The administrative area above a city.
     *
     * @param name what its field is called: the end of a key of the texts
     */
    public record State(String name, boolean required) {}

    /** Whether an address has a postal code. */
    public enum PostalCode {
        REQUIRED,
        OPTIONAL,
        NONE
    }

    private static final String WITH_STATE = "city";

    private static final Map<String, AddressShape> SPECIAL = Map.of(
            "VN", new AddressShape(true, "province", null, PostalCode.OPTIONAL),
            "AE", new AddressShape(false, "emirate", null, PostalCode.NONE),
            "HK", new AddressShape(false, "district", null, PostalCode.NONE),
            "IE", new AddressShape(false, WITH_STATE, new State("county", false), PostalCode.OPTIONAL));

    private static final Map<String, State> STATES = byCountry(Map.of(
            "AS AU BR FM IN MH MP MX PW US VE VI", new State("state", true),
            "MY NG", new State("state", false),
            "CA CN CR ES ID IQ IT KR PG SO SV", new State("province", true),
            "PH TH TR", new State("province", false)));

    private static final Set<String> WITH_POSTAL_CODE =
            countries("AS AT AU AX BE BL BR CA CH CN CZ DE DK EE ES FI FK FM FR GB GF GG GL GP GR GS GU HU IM "
                    + "IN IO IT JE JP KR LI LT LU LV MF MH MP MQ MX MY NC NL NO NZ PF PL PM PN PR PT PW RE RO "
                    + "RU SE SG SH SJ SK SM TC TH TR TW UA US VI WF YT ZA");

    private static final Set<String> WITHOUT_POSTAL_CODE =
            countries("AE AG AO AW BF BI BJ BO BQ BS BW BZ CD CF CG CI CK CM CW DJ DM ER FJ GA GD GH GM GQ GY "
                    + "HK JM KI KM KN LC LY ML MO MR MS MW NR NU PA PS QA RW SB SC SL SR SS ST SX SY TD TG TK "
                    + "TL TO TT TV UG VU WS YE ZW");

    /** Of a country by the two letters of ISO 3166; that of most countries for anything else. */
    public static AddressShape of(String country) {
        var special = SPECIAL.get(country);
        if (special != null) {
            return special;
        }
        var state = STATES.get(country);
        return new AddressShape(false, state == null ? "town" : WITH_STATE, state, postalCode(country));
    }

    private static PostalCode postalCode(String country) {
        if (WITH_POSTAL_CODE.contains(country)) {
            return PostalCode.REQUIRED;
        }
        return WITHOUT_POSTAL_CODE.contains(country) ? PostalCode.NONE : PostalCode.OPTIONAL;
    }

    private static Set<String> countries(String codes) {
        return Set.of(codes.split(" "));
    }

    /** What several countries have in common, by each of them. */
    static <T> Map<String, T> byCountry(Map<String, T> byCountries) {
        return byCountries.entrySet().stream()
                .flatMap(entry ->
                        Arrays.stream(entry.getKey().split(" ")).map(code -> Map.entry(code, entry.getValue())))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
