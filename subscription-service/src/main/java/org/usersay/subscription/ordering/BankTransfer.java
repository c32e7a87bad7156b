package org.usersay.subscription.ordering;

import java.time.LocalDate;
import org.usersay.subscription.catalog.Price;

/**
 * Transfer to a site's account, as its bank reports it.
 *
 * @param transaction the bank's number of the transfer, which no other has
 * @param text what the sender wrote, with the order's number somewhere in it
 */
public record BankTransfer(String transaction, LocalDate on, Price amount, String text) {}
