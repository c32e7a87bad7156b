package org.usersay.subscription.readeradmin;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.usersay.subscription.account.Accounts;

/** Present names of those who wrote notes and decided about suspensions. */
@Component
class StaffDirectory {

    private final Accounts accounts;

    StaffDirectory(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Names by id, without those whose account was deleted. */
    Map<String, String> namesOf(Stream<String> ids) {
        var names = new HashMap<String, String>();
        ids.distinct()
                .forEach(id -> accounts.find(id)
                        .ifPresent(account -> names.put(id, account.name().value())));
        return names;
    }
}
