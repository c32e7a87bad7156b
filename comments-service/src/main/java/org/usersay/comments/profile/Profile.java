package org.usersay.comments.profile;

import java.util.List;

/** Public profile of a reader, with name and badges of the latest published comment. */
record Profile(String id, String name, String avatar, List<String> badges) {
    Profile {
        badges = List.copyOf(badges);
    }
}
