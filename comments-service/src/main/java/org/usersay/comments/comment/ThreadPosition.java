package org.usersay.comments.comment;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Position of a comment in its thread. Replies nest without limit but are shown to a limited depth: a reply to a comment
 * on the last level is shown beside that comment, with the name of its author. The path is therefore bounded.
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

    /** Position of a reply to {@code parent}, where replies are shown {@code deepest} levels below the top. */
    public static ThreadPosition under(Comment parent, int deepest) {
        var path = new ArrayList<>(parent.position().path());
        if (path.size() < deepest) {
            path.add(parent.id());
        }
        return new ThreadPosition(parent.id(), parent.author().name(), path);
    }

    /** The same without the name of the author it answers. */
    public ThreadPosition withoutAnswers() {
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
