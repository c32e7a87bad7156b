package org.usersay.subscription.privacy;

import org.usersay.subscription.account.Account;

/** Personal data that a feature holds. */
public interface PersonalDataProvider {

    /** Name of the data in the export. */
    String name();

    /** The data as part of the export. */
    Object export(Account account);

    /** Deletes or anonymises the data; idempotent. */
    void delete(Account account);
}
