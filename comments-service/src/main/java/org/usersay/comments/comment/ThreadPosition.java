package org.usersay.comments.comment;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a comment stands in its thread. A thread nests as deep as readers like but is shown to a limited depth: a reply
 * to a comment on the last level shown stands beside that comment, under the same one, and says whom it answers. What
 * is kept is therefore bounded, whatever the nesting.
 *
 * @param parent the comment it answers; null for one that answers the article
 * @param answers the display name of the parent's author
 * @param path ids of the comments it is shown under, outermost first
 */
public record ThreadPosition(
        @Nullable String parent, @Nullable String answers, List<String> path) {

    /** Directly under the article. */
    public static final ThreadPosition TOP = new ThreadPosition(null, null, List.of());

    public ThreadPosition {
        path = List.copyOf(path);
    }

    /** The place of a reply to {@code parent}, where replies are shown {@code deepest} levels below the top. */
    public static ThreadPosition under(Comment parent, int deepest) {
        var path = new ArrayList<>(parent.place().path());
        if (path.size() < deepest) {
            path.add(parent.id());
        }
        return new ThreadPosition(parent.id(), parent.author().name(), path);
    }

    /** The same, whoever wrote what it answers. */
    public ThreadPosition answeringNobody() {
        return new ThreadPosition(parent, null, path);
    }

    /** The same under another name of the parent's author. */
    public ThreadPosition answering(String name) {
        return new ThreadPosition(parent, name, path);
    }

    /** 0 for a comment directly under the article. */
    public int depth() {
        return path.size();
    }

    /** The comment among whose replies it is shown. */
    public @Nullable String shownUnder() {
        return path.isEmpty() ? null : path.getLast();
    }

    /** Whether the comment it answers is not the one it is shown under. */
    public boolean answersSibling() {
        return parent != null && !parent.equals(shownUnder());
    }
}
