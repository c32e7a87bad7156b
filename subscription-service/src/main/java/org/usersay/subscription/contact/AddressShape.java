package org.usersay.subscription.contact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which parts an address has beside street and country, after the address data that Google publishes for its forms. Both forms have
 * it from one file, {@code addresses.json} in the sources of the form with scripts. Where the data has no city, the city's field
 * takes the administrative area. Vietnam deviates: since the reform of 2025 a province is what the data calls a city, and the parts
 * of it are wards.
 *
 * @param line how envelopes write what the address has of city, state and postal code: C, S and Z, each with what separates it from
 *     the next
 * @param address street and number, and the city where the city's field takes something else
 * @param ward the part of a city that is named, as in Vietnam the ward; null where there is none
 * @param city always required
 * @param state the administrative area above the city; null where addresses have none, or the city's field takes it
 */
public record AddressShape(
        String line,
        Part address,
        @Nullable Part ward,
        Part city,
        @Nullable Part state,
        @Nullable Part postalCode) {

    /**
     * A field of an address.
     *
     * @param name what it is called: the end of a key of the texts
     */
    public record Part(String name, boolean required) {}

    /**
     * Countries whose addresses are alike.
     *
     * @param line with an exclamation mark behind state and postal code where they are required
     * @param countries by the two letters of ISO 3166
     */
    record Alike(
            String line,
            @Nullable String address,
            @Nullable String ward,
            @Nullable String city,
            @Nullable String state,
            @Nullable String postalCode,
            String countries) {

        AddressShape shape() {
            return new AddressShape(
                    line.replace("!", ""),
                    new Part(address == null ? "address" : address, true),
                    ward == null ? null : new Part(ward, false),
                    new Part(city == null ? "city" : city, true),
                    state == null ? null : new Part(state, line.contains("S!")),
                    line.contains("Z")
                            ? new Part(postalCode == null ? "postalCode" : postalCode, line.contains("Z!"))
                            : null);
        }
    }

    private static final AddressShape UNKNOWN = new Alike("Z C", null, null, null, null, null, "").shape();

    private static final Map<String, AddressShape> BY_COUNTRY = read();

    /** Of a country by the two letters of ISO 3166; a city and perhaps a postal code for anything else. */
    public static AddressShape of(String country) {
        return BY_COUNTRY.getOrDefault(country, UNKNOWN);
    }

    /** By the name of its field; null for those that the address does not have, and for fields of everything else. */
    public @Nullable Part part(String field) {
        return switch (field) {
            case "address" -> address;
            case "ward" -> ward;
            case "city" -> city;
            case "state" -> state;
            case "postalCode" -> postalCode;
            default -> null;
        };
    }

    private static Map<String, AddressShape> read() {
        var shapes = new HashMap<String, AddressShape>();
        try (var file = AddressShape.class.getResourceAsStream("/contact/addresses.json")) {
            for (var alike : JsonMapper.shared().readValue(Objects.requireNonNull(file), Alike[].class)) {
                for (var country : Set.of(alike.countries().split(" "))) {
                    shapes.put(country, alike.shape());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(shapes);
    }
}
