package org.usersay.subscription.contact;

import java.text.Normalizer;
import org.usersay.starter.identity.JoinControls;
import org.usersay.starter.problem.InvalidValueException;

/**
 * What one line of text from outside may consist of: nothing invisible, unless the letters beside it need it to join, and
 * nothing that turns or breaks the line.
 */
final class VisibleText {

    private VisibleText() {}

    /** The text composed, trimmed and with single spaces; refuses whatever a reader could not see. */
    static String line(String text, int minimum, int maximum) {
        var composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        if (JoinControls.removeNeeded(composed).codePoints().anyMatch(VisibleText::hidden)) {
            throw new InvalidValueException("Control characters and invisible characters are not allowed.");
        }
        var line = composed.strip().replaceAll("\\p{Zs}+", " ");
        var length = line.codePointCount(0, line.length());
        if (length < minimum || length > maximum) {
            throw new InvalidValueException("Between %d and %d characters are needed.".formatted(minimum, maximum));
        }
        return line;
    }

    private static boolean hidden(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> blank(character);
        };
    }

    /** Letters that look like nothing: Hangul fillers, the Khmer inherent vowels, the blank Braille cell. */
    private static boolean blank(int character) {
        return switch (character) {
            case 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0, 0x034F -> true;
            default -> (character >= 0xFE00 && character <= 0xFE0F) || (character >= 0xE0100 && character <= 0xE01EF);
        };
    }
}
