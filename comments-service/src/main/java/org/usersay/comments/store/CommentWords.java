package org.usersay.comments.store;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.usersay.comments.markup.ShownText;
import org.usersay.starter.text.SearchWords;

/** Words by which moderators find a comment, each once: those of the shown text and of the addresses of links. */
final class CommentWords {

    static final String FIELD = "words";

    /** The most words of a comment that are found; texts are limited to 20,000 characters. */
    private static final int MAX = 500;

    private static final Pattern SCHEME = Pattern.compile("(?i)^[a-z]+:(?://)?(?:www\\.)?");

    private CommentWords() {}

    /** Words of a comment's HTML. */
    static List<String> of(String html) {
        var shown = ShownText.of(html);
        var links = shown.links().stream().map(link -> SCHEME.matcher(link).replaceFirst(""));
        return Stream.concat(Stream.of(shown.text()), links)
                .flatMap(SearchWords::of)
                .distinct()
                .limit(MAX)
                .toList();
    }

    /** Words that a comment must have all; none where the search has nothing but signs. */
    static List<String> ofSearch(String text) {
        return SearchWords.ofSearch(SCHEME.matcher(text.strip()).replaceFirst(""));
    }
}
