package org.usersay.subscription.readeradmin;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.text.Normalizer;
import org.usersay.starter.problem.InvalidValueException;
import org.usersay.starter.text.VisibleText;

/** What a moderator writes about or to a reader: some lines of visible text. */
@Schema(minLength = 1, maxLength = 1000)
record NoteText(@JsonValue String value) {

    private static final int MAXIMUM = 1_000;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    NoteText {
        var text = Normalizer.normalize(value, Normalizer.Form.NFC)
                .replace("\r\n", "\n")
                .strip();
        if (VisibleText.isBlank(text) || !text.lines().allMatch(VisibleText::isAllVisible)) {
            throw new InvalidValueException("Text is needed, without control characters and invisible characters.");
        }
        if (text.codePointCount(0, text.length()) > MAXIMUM) {
            throw new InvalidValueException("Use " + MAXIMUM + " characters at most.");
        }
        value = text.replaceAll("\n{3,}", "\n\n");
    }
}
