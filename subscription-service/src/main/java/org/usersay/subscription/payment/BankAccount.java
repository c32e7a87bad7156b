package org.usersay.subscription.payment;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Account of a site that subscribers pay into.
 *
 * @param bank name of the bank, as the subscriber reads it
 * @param holder name of the account's holder
 * @param number of the account, or its IBAN
 * @param bin the bank's number at NAPAS, six digits; without one there is no VietQR code
 * @param currency of the transfers that it takes
 */
public record BankAccount(
        @NotBlank String bank,
        @NotBlank String holder,

        @NotNull @Pattern(regexp = "[A-Za-z0-9]{1,34}", message = "must be letters and digits")
        String number,

        @Nullable @Size(min = 6, max = 6) @Pattern(regexp = "[0-9]{6}", message = "must be six digits")
        String bin,

        @DefaultValue("VND") @NotNull Currency currency) {

    private static final int VIETQR_NUMBER = 19;

    /** Whether Vietnamese banking apps can be given a code that fills in the transfer. */
    boolean takesVietQr() {
        return bin != null && number.length() <= VIETQR_NUMBER && "VND".equals(currency.getCurrencyCode());
    }
}
