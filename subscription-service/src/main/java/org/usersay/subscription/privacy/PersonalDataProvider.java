package org.usersay.subscription.privacy;

import org.usersay.subscription.account.Account;

/** What a feature holds about a reader. */
public interface PersonalDataProvider {

    /** Its name in the archive. */
    String name();

    /** All of it, as it goes into the archive. */
    Object export(Account account);

    /** Deletes it, or takes the reader out of what must be kept; a second time changes nothing. */
    void forget(Account account);
}
