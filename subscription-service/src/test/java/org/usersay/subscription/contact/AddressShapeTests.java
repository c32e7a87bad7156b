package org.usersay.subscription.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.usersay.subscription.contact.AddressShape.PostalCode;
import org.usersay.subscription.contact.AddressShape.State;

/** Parts of an address by country, the same in the form with scripts and in the one without. */
class AddressShapeTests {

    private static final Path WITH_SCRIPTS = Path.of("../web/src/main/web/subscription/delivery.ts");
    private static final Pattern CODES = Pattern.compile("'((?:[A-Z]{2} ?)+)'");

    @ParameterizedTest
    @CsvSource({
        "VN, true, province, , OPTIONAL",
        "AE, false, emirate, , NONE",
        "GH, false, town, , NONE",
        "EE, false, town, , REQUIRED",
        "US, false, city, state, REQUIRED",
        "CA, false, city, province, REQUIRED",
        "KE, false, town, , OPTIONAL",
        "'', false, town, , OPTIONAL"
    })
    void partsOfAnAddressDependOnItsCountry(
            String country, boolean ward, String city, @Nullable String state, PostalCode postalCode) {
        assertThat(AddressShape.of(country))
                .isEqualTo(new AddressShape(ward, city, state == null ? null : new State(state, true), postalCode));
    }

    @ParameterizedTest
    @CsvSource({"NG, state", "TR, province", "IE, county"})
    void stateIsOptionalWhereTheFormatHasItAndAddressesAreCompleteWithout(String country, String name) {
        assertThat(AddressShape.of(country).state()).isEqualTo(new State(name, false));
    }

    @Test
    void bothFormsAskForTheSame() throws IOException {
        var script = Files.readString(WITH_SCRIPTS);
        var cities = part(script, "const CITIES", "const POSTAL_CODES");
        var postalCodes = part(script, "const POSTAL_CODES", "export ");
        for (var name : new String[] {"state", "province"}) {
            var asked = "city: 'cityAlone', state: '" + name + "'";
            assertThat(codes(line(cities, asked + ", stateRequired: true }")))
                    .isNotEmpty()
                    .isEqualTo(those(shape -> new State(name, true).equals(shape.state())));
            assertThat(codes(line(cities, asked + " }")))
                    .isNotEmpty()
                    .isEqualTo(those(shape -> new State(name, false).equals(shape.state())));
        }
        assertThat(line(cities, "state: 'county'")).startsWith("IE:");
        assertThat(codes(part(postalCodes, "", "'required'")))
                .isEqualTo(those(shape -> shape.postalCode() == PostalCode.REQUIRED));
        assertThat(codes(part(postalCodes, "'required'", "'none'")))
                .isEqualTo(those(shape -> shape.postalCode() == PostalCode.NONE));
    }

    private static String line(String text, String end) {
        return text.lines()
                .map(String::strip)
                .filter(line -> line.contains(end))
                .findFirst()
                .orElseThrow();
    }

    private static String part(String text, String from, String to) {
        int begin = text.indexOf(from);
        return text.substring(begin, text.indexOf(to, begin));
    }

    private static Set<String> codes(String script) {
        return CODES.matcher(script)
                .results()
                .flatMap(codes -> Arrays.stream(codes.group(1).split(" ")))
                .collect(Collectors.toSet());
    }

    private static Set<String> those(Predicate<AddressShape> condition) {
        return Arrays.stream(Locale.getISOCountries())
                .filter(country -> condition.test(AddressShape.of(country)))
                .collect(Collectors.toSet());
    }
}
