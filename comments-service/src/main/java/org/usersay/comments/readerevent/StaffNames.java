package org.usersay.comments.readerevent;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import org.usersay.comments.posting.GuestNameCheck;
import org.usersay.starter.site.Site;
import org.usersay.starter.site.Sites;
import org.usersay.starter.text.NameLikeness;

/** Check of guests' names against the sites' names, roles, and the names of the staff, which are cached for a minute. */
@Component
class StaffNames implements GuestNameCheck {

    private final Sites sites;
    private final LoadingCache<String, List<String>> staff;

    StaffNames(Sites sites, StaffNameClient client) {
        this.sites = sites;
        this.staff = Caffeine.newBuilder()
                .expireAfterWrite(Duration.ofMinutes(1))
                .maximumSize(1_000)
                .build(client::namesOf);
    }

    @Override
    public boolean pretends(String site, String name) {
        return NameLikeness.claimsRole(name)
                || sites.sites().stream().anyMatch(one -> isOf(one, name))
                || staff.get(site).stream().anyMatch(other -> NameLikeness.alike(name, other));
    }

    private static boolean isOf(Site site, String name) {
        return NameLikeness.alike(name, site.name()) || NameLikeness.alike(name, site.id());
    }
}
