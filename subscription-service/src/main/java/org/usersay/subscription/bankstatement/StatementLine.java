package org.usersay.subscription.bankstatement;

import org.usersay.subscription.ordering.BankTransfer;

/** Line of a bank statement, by its number in the file. */
sealed interface StatementLine {

    long number();

    /** Money that came in. */
    record Incoming(long number, BankTransfer transfer) implements StatementLine {}

    /** Money that went out, or none. */
    record Outgoing(long number) implements StatementLine {}

    /** What cannot be read, and why. */
    record Unreadable(long number, String reason) implements StatementLine {}
}
