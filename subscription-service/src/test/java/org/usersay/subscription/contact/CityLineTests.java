package org.usersay.subscription.contact;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CityLineTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "US | Austin | TX | 78701 | Austin, TX 78701",
                "United States | Austin | TX | 78701 | Austin, TX 78701",
                "CA | Ottawa | Ontario | K1A 0B1 | Ottawa Ontario K1A 0B1",
                "BR | Brasília | DF | 70040-010 | Brasília-DF, 70040-010",
                "TR | Kadıköy | İstanbul | 34710 | 34710 Kadıköy/İstanbul",
                "MX | Morelia | Mich. | 58000 | 58000 Morelia, Mich.",
                "JP | Kyoto | - | 600-8216 | Kyoto, 600-8216",
                "RU | Kazan | Tatarstan | 420111 | Kazan, Tatarstan, 420111",
                "TW | Xinyi Dist. | Taipei City | 110 | Xinyi Dist., Taipei City 110",
                "IE | Cork | Co. Cork | T12 X70A | Cork, Co. Cork, T12 X70A",
                "CO | Bogotá | Cundinamarca | 110221 | Bogotá, Cundinamarca, 110221",
                "HK | Kowloon Tong | Kowloon | - | Kowloon Tong, Kowloon",
                "AE | Dubai | - | - | Dubai",
                "SG | Singapore | - | 018956 | Singapore 018956",
                "VN | Hà Nội | - | 10000 | Hà Nội 10000",
                "DE | Kiel | - | 24103 | 24103 Kiel",
                "GB | Leeds | - | LS1 1UR | Leeds, LS1 1UR",
                "- | Hanoi | - | - | Hanoi",
                "Atlantis | Port | Isle | 1 | 1 Port, Isle"
            })
    void partsStandInTheOrderOfTheCountry(
            @Nullable String country, String city, @Nullable String state, @Nullable String postalCode, String line) {
        assertThat(CityLine.of(country, city, state, postalCode)).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "US | - | 78701 | Austin, TX 78701",
                "US | - | - | Austin, TX",
                "CR | - | - | Austin, TX",
                "TR | - | 34710 | 34710 Austin, TX"
            })
    void addressFromBeforeThereWereStatesKeepsWhatItsCityNames(
            String country, @Nullable String state, @Nullable String postalCode, String line) {
        assertThat(CityLine.of(country, "Austin, TX", state, postalCode)).isEqualTo(line);
    }
}
