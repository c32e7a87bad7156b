package org.usersay.subscription.privacy;

import org.usersay.subscription.account.Account;
import org.usersay.subscription.contact.EmailAddress;

/** Personal data that a feature holds. */
public interface PersonalDataProvider {

    /** Name of the data in the export. */
    String name();

    /** The data as part of the export. */
    Object export(Account account);

    /** Deletes or anonymises the data; idempotent. */
    void delete(Account account);

    /**
     * Takes over what is kept under the account's former address to its present one; idempotent.
     *
     * @param former the address until now
     */
    default void changeEmail(Account account, EmailAddress former) {}
}
