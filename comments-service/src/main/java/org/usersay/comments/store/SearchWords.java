package org.usersay.comments.store;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.usersay.comments.markup.ShownText;

/**
 * Words by which moderators find a comment, each once: those of the shown text and of the addresses of links, in lower case and
 * without accents. Scripts without spaces are taken by single letters and by pairs.
 */
final class SearchWords {

    static final String FIELD = "words";

    /** The most words of a comment that are found; texts are limited to 20,000 characters. */
    private static final int MAX = 500;

    /** The most words of a search that count. */
    private static final int MAX_SEARCHED = 10;

    private static final int MAX_LENGTH = 24;

    private static final Normalizer2 CASE_FOLDED = Normalizer2.getNFKCCasefoldInstance();
    private static final Transliterator WITHOUT_ACCENTS =
            Transliterator.getInstance("NFD; [[:Mn:]&[:Script=Inherited:]] Remove; Latin-ASCII; Lower; NFC");

    private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*+");

    /** For most texts, once they are folded: the other pattern asks for the script of each letter. */
    private static final Pattern ASCII_WORD = Pattern.compile("[a-z0-9]+");

    private static final Pattern SCHEME = Pattern.compile("(?i)^[a-z]+:(?://)?(?:www\\.)?");
    private static final String SCRIPTS =
            "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}";

    private static final Pattern UNSPACED = Pattern.compile("[" + SCRIPTS + "]+");

    /** Of single classes, which are matched without recursion whatever the length of their characters. */
    private static final Pattern WORD = Pattern.compile("[" + SCRIPTS + "]+|[\\p{L}\\p{M}\\p{N}&&[^" + SCRIPTS + "]]+");

    private SearchWords() {}

    /** Words of a comment's HTML. */
    static List<String> of(String html) {
        var shown = ShownText.of(html);
        var links = shown.links().stream().map(link -> SCHEME.matcher(link).replaceFirst(""));
        return Stream.concat(Stream.of(shown.text()), links)
                .flatMap(SearchWords::words)
                .distinct()
                .limit(MAX)
                .toList();
    }

    /** Words that a comment must have all; none where the search has nothing but signs. */
    static List<String> ofSearch(String text) {
        return words(SCHEME.matcher(text.strip()).replaceFirst(""))
                .distinct()
                .limit(MAX_SEARCHED)
                .toList();
    }

    private static Stream<String> words(String text) {
        var folded = fold(text);
        return ASCII.matcher(folded).matches()
                ? ASCII_WORD.matcher(folded).results().map(MatchResult::group).map(SearchWords::start)
                : WORD.matcher(folded).results().map(MatchResult::group).flatMap(SearchWords::parts);
    }

    private static String fold(String text) {
        return ASCII.matcher(text).matches()
                ? text.toLowerCase(Locale.ROOT)
                : WITHOUT_ACCENTS.transliterate(CASE_FOLDED.normalize(text));
    }

    private static String start(String word) {
        return word.substring(
                0, word.offsetByCodePoints(0, Math.min(word.codePointCount(0, word.length()), MAX_LENGTH)));
    }

    private static Stream<String> parts(String word) {
        if (!UNSPACED.matcher(word).matches()) {
            return Stream.of(start(word));
        }
        var letters = word.codePoints().toArray();
        return IntStream.range(0, letters.length)
                .boxed()
                .flatMap(at -> Stream.of(1, 2)
                        .filter(length -> at + length <= letters.length)
                        .map(length -> new String(letters, at, length)));
    }
}
