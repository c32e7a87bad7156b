package org.usersay.starter.text;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Words of a text as a search compares them: in lower case and without accents, of {@value #MAX_LENGTH} characters at most.
 * Scripts without spaces are taken by single letters and by pairs. Words consist of letters, marks and digits alone.
 */
public final class SearchWords {

    public static final int MAX_LENGTH = 24;

    /** The most words of a search that count. */
    private static final int MAX_SEARCHED = 10;

    private static final Normalizer2 CASE_FOLDED = Normalizer2.getNFKCCasefoldInstance();
    private static final Transliterator WITHOUT_ACCENTS =
            Transliterator.getInstance("NFD; [[:Mn:]&[:Script=Inherited:]] Remove; Latin-ASCII; Lower; NFC");

    private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*+");

    /** For most texts, once they are folded: the other pattern asks for the script of each letter. */
    private static final Pattern ASCII_WORD = Pattern.compile("[a-z0-9]+");

    private static final String SCRIPTS =
            "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}";

    private static final Pattern UNSPACED = Pattern.compile("[" + SCRIPTS + "]+");

    /** Of single classes, which are matched without recursion whatever the length of their characters. */
    private static final Pattern WORD = Pattern.compile("[" + SCRIPTS + "]+|[\\p{L}\\p{M}\\p{N}&&[^" + SCRIPTS + "]]+");

    private SearchWords() {}

    /** In their order, as often as they stand there. */
    public static Stream<String> of(String text) {
        var folded = fold(text);
        return ASCII.matcher(folded).matches()
                ? ASCII_WORD.matcher(folded).results().map(MatchResult::group).map(word -> start(word, MAX_LENGTH))
                : WORD.matcher(folded).results().map(MatchResult::group).flatMap(SearchWords::parts);
    }

    /** The words of a search, each once, the first {@value #MAX_SEARCHED}; none where it has nothing but signs. */
    public static List<String> ofSearch(String text) {
        return of(text).distinct().limit(MAX_SEARCHED).toList();
    }

    /** Every beginning of every word of a text, each once: what finds the text by the beginnings of its words. */
    public static List<String> beginnings(String text) {
        return of(text).distinct()
                .flatMap(word -> IntStream.rangeClosed(1, word.codePointCount(0, word.length()))
                        .mapToObj(length -> start(word, length)))
                .distinct()
                .toList();
    }

    private static String fold(String text) {
        return ASCII.matcher(text).matches()
                ? text.toLowerCase(Locale.ROOT)
                : WITHOUT_ACCENTS.transliterate(CASE_FOLDED.normalize(text));
    }

    private static String start(String word, int length) {
        return word.substring(0, word.offsetByCodePoints(0, Math.min(word.codePointCount(0, word.length()), length)));
    }

    private static Stream<String> parts(String word) {
        if (!UNSPACED.matcher(word).matches()) {
            return Stream.of(start(word, MAX_LENGTH));
        }
        var letters = word.codePoints().toArray();
        return IntStream.range(0, letters.length)
                .boxed()
                .flatMap(at -> Stream.of(1, 2)
                        .filter(length -> at + length <= letters.length)
                        .map(length -> new String(letters, at, length)));
    }
}
