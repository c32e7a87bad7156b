package org.usersay.comments.wordlist;

import com.ibm.icu.text.Normalizer2;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.usersay.starter.text.Lookalikes;

/**
 * Text for the search of listed words: its letters and digits, folded by {@link Lookalikes}, each with its marks and with
 * what separates it from the letter before.
 */
public final class NormalizedText {

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

    /** Letters of which {@link #CAPITAL_I} and {@link #SMALL_L} replace one. */
    private static final Pattern CAPITALS_AND_SMALL = Pattern.compile("\\p{Ll}I|\\p{Lu}l\\p{Lu}");

    /** All that stands for letters. */
    private static final String READ_AS_LETTERS = "013457|!¡@$";

    private static final String APOSTROPHES = "'`‘’ʼ′";

    /** Apostrophe within a word, except before the endings of "he'll" or "can't" and after the elision of "l'eau". */
    private static final Pattern APOSTROPHE = Pattern.compile("['`‘’ʼ′]{1,3}(?=\\p{L})"
            + "(?!(?:s|d|ll|re|ve)(?!\\p{L}))"
            + "(?!(?<=n.)t(?!\\p{L}))"
            + "(?!(?<=(?<!\\p{L})i.)m(?!\\p{L}))"
            + "(?!(?<=(?:(?<!\\p{L})[cdjlmnstv]|qu|ll|un).)[aeiouyh])");

    /** First character of the scripts below: Thai. */
    private static final int FIRST_UNSPACED = 0xE00;

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
        var folded = Lookalikes.fold(text);
        return new Scan(folded.length())
                .of(hasAny(folded, APOSTROPHES) ? APOSTROPHE.matcher(folded).replaceAll("-") : folded);
    }

    private static boolean hasAny(String text, String characters) {
        return text.chars().anyMatch(character -> characters.indexOf(character) >= 0);
    }

    /** The text with letters in place of the digits and signs that stand for them. */
    public static NormalizedText ofLetters(String text) {
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
        if (!hasAny(plain, READ_AS_LETTERS)
                && !CAPITALS_AND_SMALL.matcher(plain).find()) {
            return Stream.of(plain);
        }
        var asI = SMALL_L.matcher(asLetters(plain, "i")).replaceAll("I");
        var asL = CAPITAL_I.matcher(asLetters(plain, "l")).replaceAll("l");
        return Stream.of(plain, asI, asL);
    }

    private static String asLetters(String plain, String one) {
        if (!hasAny(plain, READ_AS_LETTERS)) {
            return plain;
        }
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

    public int length() {
        return letters.length;
    }

    public int letter(int at) {
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

    /** Whether a match may begin here: at the start of a word, or in a script without spaces. */
    boolean mayBegin(int at) {
        return gaps[at] != Gap.NONE || unspaced(at) || unspaced(at - 1);
    }

    /** The letters alone. */
    int[] letters() {
        return letters.clone();
    }

    /** Whether the letter is of a script that is written without spaces between words. */
    boolean unspaced(int at) {
        return at >= 0
                && at < length()
                && letters[at] >= FIRST_UNSPACED
                && switch (Character.UnicodeScript.of(letters[at])) {
                    case HAN, HIRAGANA, KATAKANA, BOPOMOFO, THAI, LAO, KHMER, MYANMAR, TIBETAN, YI -> true;
                    default -> false;
                };
    }

    /** Reading of folded text, character by character. */
    private static final class Scan {

        private final int[] letters;
        private final String[] marks;
        private final Gap[] gaps;
        private final StringBuilder last = new StringBuilder();
        private int length;
        private Gap gap = Gap.WIDE;

        /** @param longest letters of the text at most */
        Scan(int longest) {
            this.letters = new int[longest];
            this.marks = new String[longest];
            this.gaps = new Gap[longest + 1];
        }

        NormalizedText of(String folded) {
            folded.codePoints().forEach(this::add);
            endLetter();
            gaps[length] = Gap.WIDE;
            return new NormalizedText(
                    Arrays.copyOf(letters, length), Arrays.copyOf(marks, length), Arrays.copyOf(gaps, length + 1));
        }

        private void add(int character) {
            if (character == TATWEEL) {
                return;
            }
            if (Character.isLetterOrDigit(character)
                    || Character.getType(character) == Character.COMBINING_SPACING_MARK) {
                endLetter();
                letters[length] = character;
                gaps[length] = gap;
                length++;
                gap = Gap.NONE;
            } else if (Character.getType(character) == Character.NON_SPACING_MARK
                    || Character.getType(character) == Character.ENCLOSING_MARK) {
                if (length > 0 && gap == Gap.NONE) {
                    last.appendCodePoint(character);
                }
            } else if (gap != Gap.WIDE) {
                gap = partsWords(character) ? Gap.WIDE : Gap.TIGHT;
            }
        }

        /** Gives the last letter its marks. */
        private void endLetter() {
            if (length > 0) {
                marks[length - 1] = last.toString();
                last.setLength(0);
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
