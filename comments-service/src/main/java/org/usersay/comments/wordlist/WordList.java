package org.usersay.comments.wordlist;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.usersay.comments.markup.ShownText;
import org.usersay.comments.posting.CommentDraft;

/** Words and phrases of a site, compared with what a comment shows. Cost grows with the text, hardly with the list. */
public final class WordList {

    private final PhraseIndex phrases;

    private WordList(PhraseIndex phrases) {
        this.phrases = phrases;
    }

    static WordList of(Collection<String> phrases) {
        return new WordList(
                new PhraseIndex(phrases.stream().map(WordList::normalized).toList()));
    }

    /** With the letters that signs stand for, since without its signs {@code a$$} would be {@code a}. */
    private static NormalizedText normalized(String phrase) {
        return phrase.contains("$") || phrase.contains("@")
                ? NormalizedText.ofLetters(phrase)
                : NormalizedText.of(phrase);
    }

    /** Whether the shown text, the address of a link or the author's name contains a phrase. */
    boolean foundIn(DraftWords words) {
        return !phrases.isEmpty() && words.readings().anyMatch(phrases::foundIn);
    }

    /** What contains a phrase: parts of the shown text, addresses of links, the author's name; {@code limit} at most. */
    public List<String> matchesIn(CommentDraft draft, int limit) {
        var shown = ShownText.of(draft.html());
        return Stream.of(
                        new MatchedWords(shown.text(), this::foundIn).find(limit).stream(),
                        shown.links().stream().filter(link -> foundIn(link) || foundIn(DraftWords.decoded(link))),
                        Stream.of(draft.author().name()).filter(this::foundIn))
                .flatMap(Function.identity())
                .limit(limit)
                .toList();
    }

    boolean foundIn(String text) {
        return NormalizedText.readings(text).stream().anyMatch(phrases::foundIn);
    }
}
