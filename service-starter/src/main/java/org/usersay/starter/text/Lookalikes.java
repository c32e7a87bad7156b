package org.usersay.starter.text;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import com.ibm.icu.text.Transliterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Comparison of text by its look, after Unicode's confusables (UTS 39): one spelling for all characters that look like a
 * Latin letter. ICU holds the table; unlike ICU's skeleton, a Latin letter stays as it is ({@code m} does not become
 * {@code rn}) and scripts that do not pass for Latin are left alone, so that real words are not confused.
 */
public final class Lookalikes {

    private static final SpoofChecker CONFUSABLES = new SpoofChecker.Builder().build();
    private static final Normalizer2 CASE_FOLDED = Normalizer2.getNFKCCasefoldInstance();
    private static final Normalizer2 COMPATIBLE = Normalizer2.getNFKCInstance();
    private static final Transliterator PLAIN = Transliterator.getInstance("Latin-ASCII");
    private static final Normalizer2 DECOMPOSED = Normalizer2.getNFDInstance();

    /** Small capitals, which neither have a compatibility form nor stand in the table; {@code x} is an ordinary one. */
    private static final String SMALL_CAPITALS = "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡxʏᴢ";

    /** Syllabics that are used as Latin capitals; the dots stand for letters of which there is none. */
    private static final String SYLLABICS = "ᗩᗷᑕᗪᗴᖴᏀᕼ.ᒍᛕᒪᗰᑎ.ᑭᑫᖇᔕ.ᑌᐯᗯ᙭..";

    /** First characters of the alphabets in boxes and circles. Their letters, as those above, are read as capitals. */
    private static final int[] ALPHABETS = {0x1F130, 0x1F150, 0x1F170, 0x1F1E6};

    private static final Map<Integer, String> LETTERS = letters();

    private static final Seen FOLDED = new Seen();
    private static final Seen SPELLINGS = new Seen();

    private Lookalikes() {}

    /**
     * The text in lower case and compatibility form, decomposed, without ignorable characters, and with Latin letters in
     * place of what looks like them. Marks follow their letter.
     */
    public static String fold(String text) {
        var plain = DECOMPOSED.normalize(CASE_FOLDED.normalize(text));
        var folded = new StringBuilder(plain.length());
        plain.codePoints()
                .filter(character -> isPrinting(character) || !VisibleText.isIgnorable(character))
                .forEach(character -> append(folded, character));
        return folded.toString();
    }

    /**
     * The text with Latin letters of the same case in place of enclosed letters and of those of other scripts that look like
     * them. Folding alone reads a capital by its small letter: {@code Ν} is seen as {@code N}, but {@code ν} as {@code v}.
     */
    public static String spell(String text) {
        var plain = DECOMPOSED.normalize(text);
        var spelled = new StringBuilder(plain.length());
        plain.codePoints().forEach(character -> spell(spelled, character));
        return COMPATIBLE.normalize(spelled);
    }

    private static void spell(StringBuilder spelled, int character) {
        if (isPrinting(character) && character != 'x') {
            spelled.append((char) character);
        } else {
            SPELLINGS
                    .of(character, Lookalikes::spelling)
                    .ifPresentOrElse(spelled::append, () -> spelled.appendCodePoint(character));
        }
    }

    /** ASCII that is seen. Of these only {@code x} has a spelling: it is a small capital as well. */
    private static boolean isPrinting(int character) {
        return character >= ' ' && character < 0x7F;
    }

    /** A capital that looks like a small {@code l} stays; folding reads it as {@code i}. */
    private static Optional<String> spelling(int character) {
        return character < 0x80 || Character.UnicodeScript.of(character) == Character.UnicodeScript.LATIN
                ? Optional.ofNullable(LETTERS.get(character))
                : latin(character).filter(look -> !(look.equals("l") && Character.isUpperCase(character)));
    }

    private static void append(StringBuilder folded, int character) {
        if (character < 0x80) {
            folded.append((char) character);
        } else {
            FOLDED.of(character, one -> latin(one).map(CASE_FOLDED::normalize))
                    .ifPresentOrElse(folded::append, () -> folded.appendCodePoint(character));
        }
    }

    private static Optional<String> latin(int character) {
        var letter = LETTERS.get(character);
        if (letter != null) {
            return Optional.of(letter);
        }
        return switch (Character.UnicodeScript.of(character)) {
            case LATIN -> look(character).or(() -> plainLetter(character));
            case GREEK, CYRILLIC, ARMENIAN, CHEROKEE, COPTIC, LISU, DESERET, GEORGIAN, COMMON -> look(character);
            default -> Optional.empty();
        };
    }

    private static Optional<String> look(int character) {
        return latinLook(character).or(() -> latinLook(Character.toUpperCase(character)));
    }

    /** Skeleton that starts with a Latin letter; what follows are further letters or marks. */
    private static Optional<String> latinLook(int character) {
        if (!Character.isLetter(character) && Character.getType(character) != Character.CURRENCY_SYMBOL) {
            return Optional.empty();
        }
        var skeleton = CONFUSABLES.getSkeleton(Character.toString(character));
        return isLatin(skeleton) ? Optional.of(skeleton.replace("rn", "m")) : Optional.empty();
    }

    /** Latin letter without its strokes and hooks, of which the table of confusables has no entry. */
    private static Optional<String> plainLetter(int character) {
        return Optional.of(PLAIN.transliterate(Character.toString(character))).filter(Lookalikes::isLatin);
    }

    private static boolean isLatin(String letters) {
        if (letters.isEmpty()) {
            return false;
        }
        char first = letters.charAt(0);
        return (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
    }

    private static Map<Integer, String> letters() {
        return IntStream.range(0, 26)
                .boxed()
                .flatMap(letter -> IntStream.concat(
                                IntStream.of(SMALL_CAPITALS.charAt(letter), SYLLABICS.charAt(letter))
                                        .filter(character -> character != '.'),
                                IntStream.of(ALPHABETS).map(first -> first + letter))
                        .mapToObj(character -> Map.entry(character, Character.toString('A' + letter))))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Results for the characters met first: of all scripts in use, and yet bounded. */
    private static final class Seen {

        private static final int MAX = 4_000;

        private final Map<Integer, Optional<String>> results = new ConcurrentHashMap<>();

        Optional<String> of(int character, IntFunction<Optional<String>> function) {
            var known = results.get(character);
            if (known != null) {
                return known;
            }
            var result = function.apply(character);
            if (results.size() < MAX) {
                results.put(character, result);
            }
            return result;
        }
    }
}
