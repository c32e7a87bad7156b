package org.usersay.subscription.invoice;

import org.usersay.subscription.ordering.BilledRefund;

/**
 * Credit note of money that went back.
 *
 * @param invoice the one that it corrects
 */
record CreditNote(IssuedDocument document, IssuedDocument invoice, BilledRefund refund) {}
