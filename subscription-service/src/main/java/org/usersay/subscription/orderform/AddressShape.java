package org.usersay.subscription.orderform;

import java.util.Map;
import java.util.Set;

/**
 * Which parts an address has beside street and country, after the address data that Google publishes for its forms; the form with
 * scripts has the same in {@code delivery.ts}.
 *
 * @param ward whether the parts of a city are named, as in Vietnam the wards
 * @param city what the city's field is called: the end of a key of the texts
 */
record AddressShape(boolean ward, String city, PostalCode postalCode) {

    enum PostalCode {
        REQUIRED,
        OPTIONAL,
        NONE
    }

    private static final Map<String, AddressShape> SPECIAL = Map.of(
            "VN", new AddressShape(true, "province", PostalCode.OPTIONAL),
            "AE", new AddressShape(false, "emirate", PostalCode.NONE),
            "HK", new AddressShape(false, "district", PostalCode.NONE),
            "IE", new AddressShape(false, "county", PostalCode.OPTIONAL));

    private static final Set<String> STATES = countries("AS AU BR FM IN MH MP MX MY NG PW US VE VI");

    private static final Set<String> PROVINCES = countries("CA CN CR ID IQ PG PH SO SV TH TR");

    private static final Set<String> WITH_POSTAL_CODE =
            countries("AS AT AU AX BE BL BR CA CH CN CZ DE DK EE ES FI FK FM FR GB GF GG GL GP GR GS GU HU IM "
                    + "IN IO IT JE JP KR LI LT LU LV MF MH MP MQ MX MY NC NL NO NZ PF PL PM PN PR PT PW RE RO "
                    + "RU SE SG SH SJ SK SM TC TH TR TW UA US VI WF YT ZA");

    private static final Set<String> WITHOUT_POSTAL_CODE =
            countries("AE AG AO AW BF BI BJ BO BQ BS BW BZ CD CF CG CI CK CM CW DJ DM ER FJ GA GD GH GM GQ GY "
                    + "HK JM KI KM KN LC LY ML MO MR MS MW NR NU PA PS QA RW SB SC SL SR SS ST SX SY TD TG TK "
                    + "TL TO TT TV UG VU WS YE ZW");

    static AddressShape of(String country) {
        var special = SPECIAL.get(country);
        return special != null ? special : new AddressShape(false, city(country), postalCode(country));
    }

    private static String city(String country) {
        if (STATES.contains(country)) {
            return "state";
        }
        return PROVINCES.contains(country) ? "cityAndProvince" : "town";
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
}
