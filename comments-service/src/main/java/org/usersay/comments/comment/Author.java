package org.usersay.comments.comment;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.identity.Role;
import org.usersay.starter.text.VisibleText;

/**
 * Who wrote a comment, as shown with it.
 *
 * @param id the reader's id
 * @param name the display name, without invisible characters, by which one name passes for another
 * @param badges {@code STAFF}, {@code MODERATOR}, {@code SUBSCRIBER}
 */
public record Author(String id, String name, List<String> badges) {

    /** Badges that the issuer gives and that we show; a role's badge comes from the role alone. */
    private static final Set<String> SHOWN = Set.of("SUBSCRIBER");

    private static final int LONGEST = 80;

    /** The author of a comment whose account was deleted. */
    public static final Author GONE = new Author("", "", List.of());

    public Author {
        var seen = VisibleText.withoutInvisible(name).strip();
        name = seen.substring(0, Math.min(LONGEST, seen.length()));
        badges = List.copyOf(badges);
    }

    /** The same reader under another name. */
    public Author named(String newName) {
        return new Author(id, newName, badges);
    }

    /** The reader with the badges of the roles that hold on {@code site}. */
    public static Author of(Reader reader, String site) {
        var badges = new ArrayList<String>();
        if (reader.staffs(site)) {
            badges.add(Role.STAFF.name());
        }
        if (reader.roles().contains(Role.MODERATOR) && reader.moderates(site)) {
            badges.add(Role.MODERATOR.name());
        }
        reader.badges().stream().filter(SHOWN::contains).forEach(badges::add);
        return new Author(reader.id(), reader.name(), badges);
    }
}
