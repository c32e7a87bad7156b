package org.usersay.comments.screening;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.usersay.comments.markup.ShownText;
import org.usersay.comments.posting.CommentDraft;

/** Words and phrases of a site, compared with what a comment shows. Cost grows with the text, hardly with the list. */
final class WordList {

    private static final Pattern ENCODED = Pattern.compile("(?:%[0-9a-fA-F]{2})++");

    /** By first letter. */
    private final Map<Integer, List<ListedPhrase>> phrases;

    private WordList(Map<Integer, List<ListedPhrase>> phrases) {
        this.phrases = phrases;
    }

    static WordList of(Collection<String> phrases) {
        return new WordList(phrases.stream()
                .map(WordList::normalized)
                .filter(phrase -> phrase.length() > 0)
                .map(ListedPhrase::new)
                .collect(Collectors.groupingBy(ListedPhrase::first)));
    }

    /** With the letters that signs stand for, since without its signs {@code a$$} would be {@code a}. */
    private static NormalizedText normalized(String phrase) {
        return phrase.contains("$") || phrase.contains("@")
                ? NormalizedText.ofLetters(phrase)
                : NormalizedText.of(phrase);
    }

    /** Whether the shown text, the address of a link or the author's name contains a phrase. */
    boolean foundIn(CommentDraft draft) {
        if (phrases.isEmpty()) {
            return false;
        }
        var shown = ShownText.of(draft.html());
        return foundIn(shown.text())
                || foundIn(draft.author().name())
                || shown.links().stream().anyMatch(link -> foundIn(link) || foundIn(decoded(link)));
    }

    /** What contains a phrase: parts of the shown text, addresses of links, the author's name; {@code limit} at most. */
    List<String> matchesIn(CommentDraft draft, int limit) {
        var shown = ShownText.of(draft.html());
        return Stream.of(
                        new MatchedWords(shown.text(), this::foundIn).find(limit).stream(),
                        shown.links().stream().filter(link -> foundIn(link) || foundIn(decoded(link))),
                        Stream.of(draft.author().name()).filter(this::foundIn))
                .flatMap(Function.identity())
                .limit(limit)
                .toList();
    }

    /** The address without percent-encoding; what is malformed stays. */
    private static String decoded(String link) {
        return ENCODED.matcher(link)
                .replaceAll(bytes -> Matcher.quoteReplacement(
                        new String(HexFormat.of().parseHex(bytes.group().replace("%", "")), StandardCharsets.UTF_8)));
    }

    boolean foundIn(String text) {
        return NormalizedText.readings(text).stream().anyMatch(this::foundIn);
    }

    private boolean foundIn(NormalizedText text) {
        return IntStream.range(0, text.length())
                .anyMatch(at -> phrases.getOrDefault(text.letter(at), List.of()).stream()
                        .anyMatch(phrase -> phrase.standsAt(text, at)));
    }
}
