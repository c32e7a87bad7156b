package org.usersay.starter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.format.support.DefaultFormattingConversionService;

class StrictConvertersTests {

    private final DefaultFormattingConversionService conversion = new DefaultFormattingConversionService();

    StrictConvertersTests() {
        StrictConverters.addTo(conversion);
    }

    @Test
    void acceptsWhatTheDocumentsName() {
        assertThat(conversion.convert("20", int.class)).isEqualTo(20);
        assertThat(conversion.convert("-1", Integer.class)).isEqualTo(-1);
        assertThat(conversion.convert("3000000000", long.class)).isEqualTo(3_000_000_000L);
        assertThat(conversion.convert("true", boolean.class)).isTrue();
        assertThat(conversion.convert("DAYS", TimeUnit.class)).isEqualTo(TimeUnit.DAYS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x1", "#1", "+1", " 1", "1 ", "٣", "1.0", "1e1", "", "2147483648", "99999999999999999999"})
    void refusesOtherNumbers(String text) {
        assertThatThrownBy(() -> conversion.convert(text, int.class)).isInstanceOf(ConversionFailedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "TRUE", "on", "yes", "1"})
    void refusesOtherTruths(String text) {
        assertThatThrownBy(() -> conversion.convert(text, boolean.class)).isInstanceOf(ConversionFailedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "days", "DAYS ", "0"})
    void refusesOtherConstants(String text) {
        assertThatThrownBy(() -> conversion.convert(text, TimeUnit.class))
                .isInstanceOf(ConversionFailedException.class);
    }
}
