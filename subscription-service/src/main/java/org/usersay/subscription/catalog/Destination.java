package org.usersay.subscription.catalog;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.usersay.subscription.contact.Countries;

/**
 * Where an order is to be brought.
 *
 * @param country two letters of ISO 3166; null where the one that was given is not known
 * @param areas city, and state or province, as they were typed
 */
public record Destination(@Nullable String country, List<String> areas) {

    public Destination {
        areas = List.copyOf(areas);
    }

    /** Of a country's code, or its name in English or Vietnamese. */
    public static Destination of(@Nullable String country, @Nullable String city, @Nullable String state) {
        return new Destination(
                Optional.ofNullable(country).flatMap(Countries::code).orElse(null),
                Stream.of(Optional.ofNullable(city), Optional.ofNullable(state))
                        .flatMap(Optional::stream)
                        .toList());
    }
}
