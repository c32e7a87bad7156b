package org.usersay.comments.comment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.markup.Mention;
import org.usersay.comments.markup.RenderedMarkdown;
import org.usersay.comments.markup.TextFormat;

/**
 * What a comment says.
 *
 * @param text as typed, or as imported
 * @param format of the text and of its revisions
 * @param html made from it once, sanitised
 * @param mentions whom it names
 * @param revisions earlier texts for moderators, oldest first, {@value #KEPT} at most: the first of all, and the latest
 * @param edits how often it was edited
 */
public record CommentBody(
        String text,
        TextFormat format,
        String html,
        List<Mention> mentions,
        @Nullable Instant editedAt,
        List<Revision> revisions,
        int edits) {

    public static final int KEPT = 20;

    private static final String UNNAMED = "@…";

    /** A text that an edit replaced. */
    public record Revision(String text, Instant replacedAt) {}

    public CommentBody {
        mentions = List.copyOf(mentions);
        revisions = List.copyOf(revisions);
    }

    public static CommentBody first(String text, TextFormat format, RenderedMarkdown renderedMarkdown) {
        return new CommentBody(text, format, renderedMarkdown.html(), renderedMarkdown.mentions(), null, List.of(), 0);
    }

    /** Ids of the readers it names. */
    public Set<String> mentioned() {
        return mentions.stream().map(Mention::reader).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    public CommentBody withoutHistory() {
        return new CommentBody(text, format, html, mentions, editedAt, List.of(), edits);
    }

    /** The same without the name of a reader whose account was deleted: {@code @…} in place of each mention. */
    public CommentBody withoutMentionOf(String reader) {
        var names = mentions.stream()
                .filter(mention -> mention.reader().equals(reader))
                .map(Mention::name)
                .toList();
        UnaryOperator<String> erase = words -> {
            for (String name : names) {
                words = words.replace("@" + name, UNNAMED);
            }
            return words;
        };
        var links = "<a [^>]*" + Pattern.quote(reader) + "[^>]*>[^<]*</a>";
        return new CommentBody(
                erase.apply(text),
                format,
                html.replaceAll(links, UNNAMED),
                mentions.stream()
                        .filter(mention -> !mention.reader().equals(reader))
                        .toList(),
                editedAt,
                revisions.stream()
                        .map(revision -> new Revision(erase.apply(revision.text()), revision.replacedAt()))
                        .toList(),
                edits);
    }

    /** With this text and HTML instead of the present ones. */
    public CommentBody edited(CommentBody news, Instant now) {
        var history = new ArrayList<>(revisions);
        history.add(new Revision(text, now));
        if (history.size() > KEPT) {
            history.subList(1, history.size() - KEPT + 1).clear();
        }
        return new CommentBody(news.text, news.format, news.html, news.mentions, now, history, edits + 1);
    }
}
