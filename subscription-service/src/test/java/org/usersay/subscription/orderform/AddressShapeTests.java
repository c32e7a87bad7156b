package org.usersay.subscription.orderform;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.usersay.subscription.orderform.AddressShape.PostalCode;

/** Parts of an address by country, the same in the form with scripts and in the one without. */
class AddressShapeTests {

    private static final Path WITH_SCRIPTS = Path.of("../web/src/main/web/subscription/delivery.ts");
    private static final Pattern CODES = Pattern.compile("'((?:[A-Z]{2} ?)+)'");

    @ParameterizedTest
    @CsvSource({
        "VN, true, province, OPTIONAL",
        "AE, false, emirate, NONE",
        "GH, false, town, NONE",
        "EE, false, town, REQUIRED",
        "US, false, state, REQUIRED",
        "CA, false, cityAndProvince, REQUIRED",
        "KE, false, town, OPTIONAL",
        "'', false, town, OPTIONAL"
    })
    void partsOfAnAddressDependOnItsCountry(String country, boolean ward, String city, PostalCode postalCode) {
        assertThat(AddressShape.of(country)).isEqualTo(new AddressShape(ward, city, postalCode));
    }

    @Test
    void bothFormsAskForTheSame() throws IOException {
        var script = Files.readString(WITH_SCRIPTS);
        var cities = part(script, "const CITIES", "const POSTAL_CODES");
        var postalCodes = part(script, "const POSTAL_CODES", "export function");
        assertThat(codes(part(cities, "", "cityState")))
                .isEqualTo(those(shape -> shape.city().equals("state")));
        assertThat(codes(part(cities, "cityState", "cityAndProvince")))
                .isEqualTo(those(shape -> shape.city().equals("cityAndProvince")));
        assertThat(codes(part(postalCodes, "", "'required'")))
                .isEqualTo(those(shape -> shape.postalCode() == PostalCode.REQUIRED));
        assertThat(codes(part(postalCodes, "'required'", "'none'")))
                .isEqualTo(those(shape -> shape.postalCode() == PostalCode.NONE));
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
