package org.usersay.subscription.catalog;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.usersay.subscription.contact.Countries;

/**
 * Where an order is to be brought.
 *
 * @param country two letters of ISO 3166; null where the one that was given is not known
 * @param area city or province, as it was typed
 */
public record Destination(@Nullable String country, String area) {

    /** Of a country's code, or its name in English or Vietnamese. */
    public static Destination of(@Nullable String country, @Nullable String area) {
        return new Destination(
                Optional.ofNullable(country).flatMap(Countries::code).orElse(null), area == null ? "" : area);
    }
}
