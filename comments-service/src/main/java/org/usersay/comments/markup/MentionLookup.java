package org.usersay.comments.markup;

import java.util.Map;
import java.util.Set;

/** Who can be named in a text. */
@FunctionalInterface
public interface MentionLookup {

    /** A text in which nobody can be named. */
    MentionLookup NOBODY = names -> Map.of();

    /** Those of these names that belong to somebody. */
    Map<String, Person> named(Set<String> names);

    /**
     * Somebody who can be named.
     *
     * @param id of the reader
     * @param profile absolute address of the public profile
     */
    record Person(String id, String profile) {}
}
