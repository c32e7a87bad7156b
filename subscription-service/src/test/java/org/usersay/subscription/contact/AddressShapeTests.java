package org.usersay.subscription.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersay.subscription.contact.AddressShape.Part;

class AddressShapeTests {

    /** Required parts have an exclamation mark. */
    @ParameterizedTest
    @CsvSource({
        "US, , city!, state!, zip!",
        "JP, , prefecture!, , postalCode!",
        "RU, , city!, oblast!, postalCode!",
        "TW, , district!, county!, postalCode!",
        "IE, townland, city!, county, eircode",
        "BR, neighbourhood, city!, state!, postalCode!",
        "CO, suburb, city!, department!, postalCode",
        "HK, , district!, area!, ",
        "AE, , emirate!, , ",
        "VN, ward, cityProvince!, , postalCode",
        "DE, , city!, , postalCode!",
        "GH, , city!, , ",
        "NG, suburb, city!, state, postalCode",
        "Atlantis, , city!, , postalCode",
        "'', , city!, , postalCode"
    })
    void partsOfAnAddressDependOnItsCountry(
            String country, @Nullable String ward, String city, @Nullable String state, @Nullable String postalCode) {
        var shape = AddressShape.of(country);
        assertThat(Stream.of(shape.ward(), shape.city(), shape.state(), shape.postalCode())
                        .map(AddressShapeTests::written))
                .containsExactly(ward, city, state, postalCode);
    }

    @Test
    void cityStandsBesideTheStreetWhereItsFieldTakesThePrefecture() {
        assertThat(AddressShape.of("JP").address()).isEqualTo(new Part("addressWithCity", true));
        assertThat(AddressShape.of("US").address()).isEqualTo(new Part("address", true));
    }

    private static @Nullable String written(@Nullable Part part) {
        return part == null ? null : part.name() + (part.required() ? "!" : "");
    }

    @Test
    void everyCountryHasItsShape() {
        var unknown = AddressShape.of("");
        assertThat(Locale.getISOCountries())
                .allSatisfy(country -> assertThat(AddressShape.of(country)).isNotSameAs(unknown));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "vi"})
    void bothFormsHaveAWordForEveryPart(String language) throws IOException {
        var scripts = Files.readString(Path.of("../web/src/main/web/i18n/" + language + ".ts"));
        var texts = ResourceBundle.getBundle("orderform.pages", Locale.of(language.equals("en") ? "" : language));
        assertThat(names()).hasSizeGreaterThan(15).allSatisfy(name -> {
            assertThat(scripts).contains("\n  " + name + ": '");
            assertThat(texts.getString("part." + name)).isNotBlank();
        });
    }

    private static List<String> names() {
        return Arrays.stream(Locale.getISOCountries())
                .map(AddressShape::of)
                .flatMap(shape ->
                        Stream.of(shape.address(), shape.ward(), shape.city(), shape.state(), shape.postalCode()))
                .filter(Objects::nonNull)
                .map(Part::name)
                .distinct()
                .collect(Collectors.toList());
    }
}
