package org.usersay.comments.markup;

import org.commonmark.node.CustomNode;
import org.usersay.comments.markup.MentionLookup.Person;

/** {@code @name} of a known reader in a parsed text. */
final class MentionNode extends CustomNode {

    private final String name;
    private final Person person;

    MentionNode(String name, Person person) {
        this.name = name;
        this.person = person;
    }

    String name() {
        return name;
    }

    Person person() {
        return person;
    }
}
