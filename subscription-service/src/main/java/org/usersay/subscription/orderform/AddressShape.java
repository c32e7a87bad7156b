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
            "IE", new AddressShape(false, "county", PostalCode.OPTIONAL),
            "QA", new AddressShape(false, "town", PostalCode.NONE));

    private static final Set<String> STATES = Set.of("AU", "BR", "CA", "CN", "IN", "MX", "US");

    private static final Set<String> CODED = Set.of(
            "AT", "BE", "CH", "CZ", "DE", "DK", "ES", "FI", "FR", "GB", "GR", "HU", "IT", "JP", "KR", "LT", "LU", "NL",
            "NO", "NZ", "PL", "PT", "RO", "SE", "SG", "SI", "SK", "TH", "TW");

    static AddressShape of(String country) {
        var special = SPECIAL.get(country);
        if (special != null) {
            return special;
        }
        return STATES.contains(country)
                ? new AddressShape(false, "state", PostalCode.REQUIRED)
                : new AddressShape(false, "town", CODED.contains(country) ? PostalCode.REQUIRED : PostalCode.OPTIONAL);
    }
}
