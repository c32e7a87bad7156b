package org.usersay.starter.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;

/** Visibility of characters: what leaves something to see on a page. */
public final class VisibleText {

    private static final int BLANK_BRAILLE = 0x2800;
    private static final int NULL_NOTEHEAD = 0x1D159;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private VisibleText() {}

    /** Whether nothing of the text is visible: it consists of spaces, ignorable characters and marks without a base. */
    public static boolean isBlank(String text) {
        return text.codePoints().noneMatch(VisibleText::isVisible);
    }

    /** Whether the character alone is visible. Marks are visible only together with what they are set on. */
    static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK -> false;
            default -> !isIgnorable(character);
        };
    }

    /** Whether the character has no glyph and no width of its own, such as a filler, a tag or a variation selector. */
    public static boolean isIgnorable(int character) {
        return character == BLANK_BRAILLE
                || character == NULL_NOTEHEAD
                || UCharacter.hasBinaryProperty(character, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
    }

    /**
     * Whether the character at {@code index} is a joiner that changes how its neighbours are written: between letters or
     * marks of a script that joins (Persian, Indic scripts), or within an emoji sequence.
     */
    public static boolean isWrittenJoiner(String text, int index) {
        var joiner = text.codePointAt(index);
        if ((joiner != ZERO_WIDTH_JOINER && joiner != ZERO_WIDTH_NON_JOINER) || index == 0 || index + 1 >= text.length()) {
            return false;
        }
        int before = text.codePointBefore(index);
        int after = text.codePointAt(index + 1);
        return (joins(before) && joins(after))
                || (joiner == ZERO_WIDTH_JOINER && isEmojiPart(before) && isEmojiPart(after));
    }

    private static boolean joins(int character) {
        boolean ofWord = Character.isLetter(character)
                || Character.getType(character) == Character.NON_SPACING_MARK
                || Character.getType(character) == Character.COMBINING_SPACING_MARK;
        return ofWord
                && switch (Character.UnicodeScript.of(character)) {
                    case ARABIC, SYRIAC, MONGOLIAN, NKO -> true;
                    case DEVANAGARI, BENGALI, GURMUKHI, GUJARATI, ORIYA, TAMIL, TELUGU, KANNADA, MALAYALAM, SINHALA -> true;
                    case KHMER, MYANMAR, TIBETAN -> true;
                    default -> false;
                };
    }

    private static boolean isEmojiPart(int character) {
        return UCharacter.hasBinaryProperty(character, UProperty.EXTENDED_PICTOGRAPHIC)
                || UCharacter.hasBinaryProperty(character, UProperty.EMOJI_MODIFIER)
                || character == 0xFE0F;
    }
}
