package org.usersay.comments.profile;

import java.util.List;

/** A reader as everybody sees him: as he was when he last published something. */
record Profile(String id, String name, String avatar, List<String> badges) {
    Profile {
        badges = List.copyOf(badges);
    }
}
