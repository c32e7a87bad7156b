package org.usersay.subscription.contact;

import java.text.Normalizer;
import org.usersay.starter.problem.InvalidValueException;
import org.usersay.starter.text.VisibleText;

/** Rules for one line of text from outside: nothing that is invisible, or that turns or breaks the line. */
final class VisibleLine {

    private VisibleLine() {}

    /** The text composed, trimmed and with single spaces; invalid with a character that is not visible. */
    static String of(String text, int minimum, int maximum) {
        var composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        if (!VisibleText.isAllVisible(composed)) {
            throw new InvalidValueException("Control characters and invisible characters are not allowed.");
        }
        var line = composed.strip().replaceAll("\\p{Zs}+", " ");
        var length = line.codePointCount(0, line.length());
        if (length < minimum || length > maximum) {
            throw new InvalidValueException("Between %d and %d characters are needed.".formatted(minimum, maximum));
        }
        return line;
    }
}
