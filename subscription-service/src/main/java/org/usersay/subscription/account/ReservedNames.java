package org.usersay.subscription.account;

import java.util.List;
import org.springframework.stereotype.Component;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.site.Sites;
import org.usersay.starter.text.NameLikeness;
import org.usersay.subscription.contact.DisplayName;

/**
 * Names that readers cannot take: what looks like the name of a site, of a role or of a member of its staff.
 */
@Component
public class ReservedNames {

    private final AccountStore store;
    private final Sites sites;

    ReservedNames(AccountStore store, Sites sites) {
        this.store = store;
        this.sites = sites;
    }

    /**
     * Refuses a reserved name with a 400.
     *
     * @param field that the name was sent in
     */
    public void requireFree(DisplayName name, String site, String field) {
        if (NameLikeness.claimsRole(name.value()) || isOfSite(name.value()) || isOfStaff(name.value(), site)) {
            throw CommonProblem.invalid(field, "a name that does not pass for the site or its moderators");
        }
    }

    /** Display names of all accounts with a role beyond that of a reader on the site. */
    public List<String> ofStaff(String site) {
        return store.staff().stream()
                .filter(account -> account.site().equals(site) || account.site().equals(Account.EVERY_SITE))
                .map(account -> account.name().value())
                .toList();
    }

    private boolean isOfSite(String name) {
        return sites.sites().stream()
                .anyMatch(site -> NameLikeness.alike(name, site.name()) || NameLikeness.alike(name, site.id()));
    }

    private boolean isOfStaff(String name, String site) {
        return ofStaff(site).stream().anyMatch(other -> NameLikeness.alike(name, other));
    }
}
