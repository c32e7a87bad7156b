package org.usersay.subscription.contact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxCodesTests {

    @ParameterizedTest
    @CsvSource({
        "VN, 0123456787, true",
        "VN, 0123456787-001, true",
        "VN, 0123456787001, true",
        "VN, 9999999997, true",
        "VN, 0123456788, false",
        "VN, 0123456787-1, false",
        "VN, 079203012345, true",
        "VN, DE136695976, false",
        "DE, DE136695976, true",
        "DE, 136 695 976, true",
        "DE, DE13669597, false",
        "AT, ATU12345678, true",
        "NL, NL123456789B01, true",
        "NL, NL123456789, false",
        "GR, EL123456789, true",
        "FR, FR83404833048, true",
        "US, 12-3456789, true",
        "JP, anything, true"
    })
    void areCheckedWhereTheirCountryHasARule(String country, String code, boolean possible) {
        assertThat(TaxCodes.isPossible(country, code)).isEqualTo(possible);
    }
}
