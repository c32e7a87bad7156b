package org.usersay.subscription.payment;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * VietQR code of a transfer: the merchant-presented code of EMVCo with the template of NAPAS, which Vietnamese banking apps
 * read. It is dynamic: made for one transfer.
 */
final class VietQr {

    private static final String NAPAS = "A000000727";
    private static final String TO_ACCOUNT = "QRIBFTTA";
    private static final String DONG = "704";
    private static final int MAX_AMOUNT = 13;
    private static final int MAX_PURPOSE = 25;

    private VietQr() {}

    /**
     * Text of the code.
     *
     * @param amount in đồng, which has no smaller unit
     * @param purpose letters, digits and blanks, since banks drop all else; at most 25
     * @throws IllegalArgumentException where the amount or the purpose cannot be written
     */
    static String transfer(BankAccount account, BigDecimal amount, String purpose) {
        var digits = amount.setScale(0).toPlainString();
        if (amount.signum() <= 0 || digits.length() > MAX_AMOUNT) {
            throw new IllegalArgumentException("no amount of a VietQR code: " + amount);
        }
        if (!purpose.matches("[A-Za-z0-9 ]{1," + MAX_PURPOSE + "}")) {
            throw new IllegalArgumentException("no purpose of a VietQR code: " + purpose);
        }
        var beneficiary = new MerchantQr()
                .field(0, Objects.requireNonNull(account.bin(), "bin"))
                .field(1, account.number());
        return new MerchantQr()
                .field(0, "01")
                .field(1, "12")
                .field(
                        38,
                        new MerchantQr()
                                .field(0, NAPAS)
                                .field(1, beneficiary.text())
                                .field(2, TO_ACCOUNT)
                                .text())
                .field(53, DONG)
                .field(54, digits)
                .field(58, "VN")
                .field(62, new MerchantQr().field(8, purpose).text())
                .checked();
    }
}
