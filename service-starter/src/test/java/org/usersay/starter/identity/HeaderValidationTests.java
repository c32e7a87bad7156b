package org.usersay.starter.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderValidationTests {

    @ParameterizedTest
    @ValueSource(strings = {"", "application/json", "Bearer a.b-c_d", "Ngữ văn", "\u00e9"})
    void acceptsWhatIsAssigned(String text) {
        assertThat(HeaderValidation.isName(text)).isTrue();
        assertThat(HeaderValidation.isValue(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nb", "a\u0000b", "a\u007fb", "a\u0085b", "\u0378"})
    void refusesControlsAndWhatIsNotAssigned(String text) {
        assertThat(HeaderValidation.isName(text)).isFalse();
        assertThat(HeaderValidation.isValue(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\tb"})
    void tabsAreForValues(String text) {
        assertThat(HeaderValidation.isName(text)).isFalse();
        assertThat(HeaderValidation.isValue(text)).isTrue();
    }
}
