package org.usersay.starter.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;

/** Visibility of characters: what leaves something to see on a page. */
public final class VisibleText {

    /** Blank Braille cell, object replacement, null notehead, blank hieroglyphs: with a width, but nothing to see. */
    private static final String BLANKS = "\u2800\uFFFC\uD834\uDD59\uD80D\uDC41\uD80D\uDC42";

    private static final int DELETE = 0x7F;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int EMOJI_STYLE = 0xFE0F;

    private VisibleText() {}

    /** Whether nothing of the text is visible: it consists of spaces, ignorable characters and marks without a base. */
    public static boolean isBlank(String text) {
        return text.codePoints().noneMatch(VisibleText::isVisible);
    }

    /** Whether the character alone is visible. Marks are visible only together with what they are set on. */
    static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.SPACE_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK -> false;
            default -> !(isUnprintable(character) || isIgnorable(character));
        };
    }

    /** Whether the character has no glyph and no width of its own, such as a filler, a tag or a variation selector. */
    public static boolean isIgnorable(int character) {
        return BLANKS.indexOf(character) >= 0
                || UCharacter.hasBinaryProperty(character, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
    }

    /** Whether {@link #withoutInvisible} leaves the text as it is. */
    public static boolean isAllVisible(String text) {
        return withoutInvisible(text).equals(text);
    }

    /** The text without controls and invisible characters, except the joiners of its script; spaces stay. */
    public static String withoutInvisible(String text) {
        if (text.chars().allMatch(character -> character >= ' ' && character < DELETE)) {
            return text;
        }
        var visible = new StringBuilder();
        for (int index = 0; index < text.length(); index += Character.charCount(text.codePointAt(index))) {
            int character = text.codePointAt(index);
            if (isSpelling(text, index) || !(isUnprintable(character) || isIgnorable(character))) {
                visible.appendCodePoint(character);
            }
        }
        return visible.toString();
    }

    private static boolean isUnprintable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /**
     * Whether the character at {@code index} is invisible, but changes how its neighbours are written: a joiner between
     * letters or marks of a script that joins (Persian, Indic scripts; RFC 5892, CONTEXTJ), or what an emoji is made with.
     */
    private static boolean isSpelling(String text, int index) {
        if (index == 0) {
            return false;
        }
        int before = text.codePointBefore(index);
        int character = text.codePointAt(index);
        if (character == EMOJI_STYLE) {
            return isPictograph(before);
        }
        if ((character != ZERO_WIDTH_JOINER && character != ZERO_WIDTH_NON_JOINER) || index + 1 == text.length()) {
            return false;
        }
        int after = text.codePointAt(index + 1);
        return (joins(before) && joins(after))
                || (character == ZERO_WIDTH_JOINER && isEmojiPart(before) && isEmojiPart(after));
    }

    private static boolean joins(int character) {
        boolean ofWord = Character.isLetter(character)
                || Character.getType(character) == Character.NON_SPACING_MARK
                || Character.getType(character) == Character.COMBINING_SPACING_MARK;
        return ofWord
                && switch (Character.UnicodeScript.of(character)) {
                    case ARABIC, SYRIAC, MONGOLIAN, NKO -> true;
                    case DEVANAGARI, BENGALI, GURMUKHI, GUJARATI, ORIYA, TAMIL, TELUGU, KANNADA, MALAYALAM, SINHALA ->
                        true;
                    case KHMER, MYANMAR, TIBETAN -> true;
                    default -> false;
                };
    }

    private static boolean isEmojiPart(int character) {
        return isPictograph(character) || character == EMOJI_STYLE;
    }

    private static boolean isPictograph(int character) {
        return UCharacter.hasBinaryProperty(character, UProperty.EXTENDED_PICTOGRAPHIC)
                || UCharacter.hasBinaryProperty(character, UProperty.EMOJI_MODIFIER);
    }
}
