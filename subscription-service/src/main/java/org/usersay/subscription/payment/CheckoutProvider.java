package org.usersay.subscription.payment;

import java.io.IOException;
import java.net.URI;
import java.util.Currency;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpRequest;

/** Way of paying on the page of a provider: its requests and notices. */
interface CheckoutProvider {

    /** Whether it counts the coins of a currency as {@link Currency#getDefaultFractionDigits()} does, so that amounts are sure. */
    boolean takes(Currency currency);

    /** Request that has the provider prepare a page. */
    ClassicHttpRequest request(CheckoutSettings.Account account, CheckoutRequest request);

    /** Address of the page that was prepared, from the provider's answer. */
    URI page(String answer) throws IOException;

    /** Whether a secret of the account signed a notice at a recent time. */
    boolean signed(CheckoutSettings.Account account, String signature, byte[] notice);

    /**
     * The payment that a notice tells of; empty where it tells of something else.
     *
     * @throws org.usersay.starter.problem.ProblemException where it cannot be read
     */
    Optional<PaymentNotice> payment(byte[] notice);
}
