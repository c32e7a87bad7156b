package org.usersay.comments.screening;

import com.ibm.icu.text.Normalizer2;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.usersay.starter.text.Lookalikes;

/**
 * Text for the search of listed words: its letters and digits, folded by {@link Lookalikes}, each with its marks and with
 * what separates it from the letter before.
 */
final class NormalizedText {

    private static final Normalizer2 COMPATIBLE = Normalizer2.getNFKCInstance();

    /** Digits and bars beside a letter, which are read as one. */
    private static final Pattern ZERO = Pattern.compile("(?<=\\p{L}\\p{M}?)0|0(?=\\p{L})");

    private static final Pattern ONE =
            Pattern.compile("(?<=\\p{L}\\p{M}?)[1|]|[1|](?=\\p{L})|(?<=\\p{L}\\p{M}?)[!¡](?=\\p{L})");

    /** Capital I in the place of a small l, and the reverse. */
    private static final Pattern CAPITAL_I = Pattern.compile("(?<=\\p{Ll})I");

    private static final Pattern SMALL_L = Pattern.compile("(?<=\\p{Lu})l(?=\\p{Lu})");

    /**
     * Signs and digits within a word or at its start that stand for letters; not those of prices and model numbers, such as
     * "A$5" and "A55".
     */
    private static final Pattern FOR_LETTERS = Pattern.compile("(?<=\\p{L}\\p{M}?)[3457@$]+(?=\\p{L})"
            + "|(?<![\\p{L}\\p{M}\\p{N}.,$@])[3457@$]+(?=\\p{L}\\p{M}?[\\p{L}\\p{N}@$!])"
            + "|(?<=\\p{L}{2})[345]++(?![\\p{N}.,]\\p{N}|\\p{N})"
            + "|(?<=\\p{L})[$]++(?!\\p{N})");

    /** Apostrophe within a word, except before the endings of "he'll" or "can't" and after the elision of "l'eau". */
    private static final Pattern APOSTROPHE = Pattern.compile("['`‘’ʼ′]{1,3}(?=\\p{L})"
            + "(?!(?:s|d|ll|re|ve)(?!\\p{L}))"
            + "(?!(?<=n.)t(?!\\p{L}))"
            + "(?!(?<=(?<!\\p{L})i.)m(?!\\p{L}))"
            + "(?!(?<=(?:(?<!\\p{L})[cdjlmnstv]|qu|ll|un).)[aeiouyh])");

    /** Arabic letter that only lengthens the line between two others. */
    private static final int TATWEEL = 0x640;

    /** What stands between two letters, from nothing to what parts words. */
    enum Gap {
        NONE,
        TIGHT,
        WIDE
    }

    private final int[] letters;
    private final String[] marks;
    private final Gap[] gaps;

    private NormalizedText(int[] letters, String[] marks, Gap[] gaps) {
        this.letters = letters;
        this.marks = marks;
        this.gaps = gaps;
    }

    static NormalizedText of(String text) {
        return new Scan().of(APOSTROPHE.matcher(Lookalikes.fold(text)).replaceAll("-"));
    }

    /** The text with letters in place of the digits and signs that stand for them. */
    static NormalizedText ofLetters(String text) {
        return of(asLetters(Lookalikes.spell(text), "i"));
    }

    /** The text, and the ways in which it is read where digits and signs stand for letters. */
    static List<NormalizedText> readings(String shown) {
        // Its compatibility form has a space.
        var text = shown.replace('´', '\'');
        return Stream.of(COMPATIBLE.normalize(text), Lookalikes.spell(text))
                .distinct()
                .flatMap(NormalizedText::spellings)
                .distinct()
                .map(NormalizedText::of)
                .toList();
    }

    private static Stream<String> spellings(String plain) {
        var asI = SMALL_L.matcher(asLetters(plain, "i")).replaceAll("I");
        var asL = CAPITAL_I.matcher(asLetters(plain, "l")).replaceAll("l");
        return Stream.of(plain, asI, asL);
    }

    private static String asLetters(String plain, String one) {
        var zeroAndOne = ONE.matcher(ZERO.matcher(plain).replaceAll("o")).replaceAll(one);
        return FOR_LETTERS
                .matcher(zeroAndOne)
                .replaceAll(signs -> signs.group()
                        .replace('3', 'e')
                        .replace('7', 't')
                        .replace('4', 'a')
                        .replace('@', 'a')
                        .replace('5', 's')
                        .replace('$', 's'));
    }

    int length() {
        return letters.length;
    }

    int letter(int at) {
        return letters[at];
    }

    String marks(int at) {
        return marks[at];
    }

    /** What stands before the letter; {@link Gap#WIDE} before the first and after the last. */
    Gap gap(int at) {
        return gaps[at];
    }

    /** Whether a letter stands alone. */
    boolean single(int at) {
        return at >= 0 && at < length() && gaps[at] != Gap.NONE && gaps[at + 1] != Gap.NONE;
    }

    /** Whether the letter is of a script that is written without spaces between words. */
    boolean unspaced(int at) {
        return at >= 0
                && at < length()
                && switch (Character.UnicodeScript.of(letters[at])) {
                    case HAN, HIRAGANA, KATAKANA, BOPOMOFO, THAI, LAO, KHMER, MYANMAR, TIBETAN, YI -> true;
                    default -> false;
                };
    }

    /** Reading of folded text, character by character. */
    private static final class Scan {

        private final List<Integer> letters = new ArrayList<>();
        private final List<StringBuilder> marks = new ArrayList<>();
        private final List<Gap> gaps = new ArrayList<>();
        private Gap gap = Gap.WIDE;

        NormalizedText of(String folded) {
            folded.codePoints().forEach(this::add);
            gaps.add(Gap.WIDE);
            return new NormalizedText(
                    letters.stream().mapToInt(Integer::intValue).toArray(),
                    marks.stream().map(StringBuilder::toString).toArray(String[]::new),
                    gaps.toArray(Gap[]::new));
        }

        private void add(int character) {
            if (character == TATWEEL) {
                return;
            }
            if (Character.isLetterOrDigit(character)
                    || Character.getType(character) == Character.COMBINING_SPACING_MARK) {
                letters.add(character);
                marks.add(new StringBuilder());
                gaps.add(gap);
                gap = Gap.NONE;
            } else if (Character.getType(character) == Character.NON_SPACING_MARK
                    || Character.getType(character) == Character.ENCLOSING_MARK) {
                if (!marks.isEmpty() && gap == Gap.NONE) {
                    marks.getLast().appendCodePoint(character);
                }
            } else if (gap != Gap.WIDE) {
                gap = partsWords(character) ? Gap.WIDE : Gap.TIGHT;
            }
        }

        /** Spaces, and the apostrophe within words such as "he'll". */
        private static boolean partsWords(int character) {
            return Character.isWhitespace(character)
                    || Character.isSpaceChar(character)
                    || "'`´‘’ʼ＇".indexOf(character) >= 0;
        }
    }
}
