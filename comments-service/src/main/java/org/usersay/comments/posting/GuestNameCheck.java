package org.usersay.comments.posting;

/** Check of the names that guests give themselves. Implemented by {@code readerevent}. */
@FunctionalInterface
public interface GuestNameCheck {

    /** Whether the name passes for the site, a moderator or another member of its staff. */
    boolean pretends(String site, String name);
}
