package org.usersay.comments.vote;

import java.util.HashMap;
import java.util.Map;
import org.usersay.starter.site.ArticleKey;

/**
 * Everything one reader voted in one thread.
 *
 * @param choices by the comment's id
 * @param version grows by one with every write; 0 where nothing was ever written
 */
record Ballot(ArticleKey thread, String reader, Map<String, Choice> choices, long version) {

    /**
     * One vote.
     *
     * @param value 1, 0 or -1
     * @param vote id of the change that brought it
     */
    record Choice(int value, String vote) {}

    Ballot {
        choices = Map.copyOf(choices);
    }

    static Ballot blank(ArticleKey thread, String reader) {
        return new Ballot(thread, reader, Map.of(), 0);
    }

    int on(String comment) {
        var choice = choices.get(comment);
        return choice == null ? 0 : choice.value();
    }

    /** Whether the change with this id reached the ballot. */
    boolean holds(String comment, String vote) {
        var choice = choices.get(comment);
        return choice != null && choice.vote().equals(vote);
    }

    Ballot with(String comment, Choice choice) {
        var changed = new HashMap<>(choices);
        changed.put(comment, choice);
        return new Ballot(thread, reader, changed, version);
    }
}
