package org.usersay.comments.markup;

import java.util.Map;
import java.util.Set;

/** Lookup of the readers that a text can mention. */
@FunctionalInterface
public interface MentionLookup {

    /** Lookup that finds no reader. */
    MentionLookup NOBODY = names -> Map.of();

    /** The readers with these names, by name; unknown names are left out. */
    Map<String, Person> named(Set<String> names);

    /**
     * Reader that can be mentioned.
     *
     * @param id of the reader
     * @param profile absolute address of the public profile
     */
    record Person(String id, String profile) {}
}
