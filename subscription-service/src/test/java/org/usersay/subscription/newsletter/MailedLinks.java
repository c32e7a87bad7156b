package org.usersay.subscription.newsletter;

import org.usersay.subscription.outbox.Outbox;
import org.usersay.subscription.test.Mailbox;

/** Paths of the links in the newest mail to an address. */
final class MailedLinks {

    private MailedLinks() {}

    static String confirming(Mailbox mailbox, Outbox outbox, String email) {
        return link(mailbox, outbox, email, 0);
    }

    static String unsubscribing(Mailbox mailbox, Outbox outbox, String email) {
        return link(mailbox, outbox, email, 1);
    }

    private static String link(Mailbox mailbox, Outbox outbox, String email, int number) {
        return mailbox.latestTo(outbox, email)
                .orElseThrow()
                .text()
                .lines()
                .filter(line -> line.startsWith("http://"))
                .toList()
                .get(number)
                .replace("http://localhost:8080", "");
    }
}
