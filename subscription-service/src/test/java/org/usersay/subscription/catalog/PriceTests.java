package org.usersay.subscription.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.usersay.subscription.contact.Language;

class PriceTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1560000 | VND | EN | 1,560,000 VND
                    1560000 | VND | VI | 1.560.000 VND
                    468     | USD | EN | 468.00 USD
                    4680.5  | USD | VI | 4.680,50 USD
                    0       | VND | EN | 0 VND
                    """)
    void isWrittenAsItsReaderWritesNumbers(BigDecimal amount, String currency, Language language, String written) {
        assertThat(new Price(amount, Currency.getInstance(currency)).written(language))
                .isEqualTo(written);
    }
}
