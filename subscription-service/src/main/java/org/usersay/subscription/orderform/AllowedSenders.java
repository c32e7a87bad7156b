package org.usersay.subscription.orderform;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.site.Site;
import org.usersay.subscription.outbox.PublicLinks;

/** Origins whose pages may send a form: the public address of the installation, and the site's own. */
@Component
class AllowedSenders {

    private final String own;

    AllowedSenders(PublicLinks links) {
        var base = links.base();
        this.own = base.getScheme() + "://" + base.getAuthority();
    }

    /** A 400 problem where a browser says that the form stands on another page; programs name none. */
    void require(Site site, @Nullable String origin) {
        if (origin != null
                && !origin.equalsIgnoreCase(own)
                && site.origins().stream().noneMatch(origin::equalsIgnoreCase)) {
            throw CommonProblem.INVALID_REQUEST.refusal("Send the form from its own page.");
        }
    }
}
