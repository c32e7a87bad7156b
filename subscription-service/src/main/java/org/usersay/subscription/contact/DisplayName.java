package org.usersay.subscription.contact;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.regex.Pattern;
import org.usersay.starter.problem.InvalidValueException;

/** The name a reader is shown under: one visible line that cannot pass for markup, a link or a mention. */
@Schema(minLength = 2, maxLength = 40)
public record DisplayName(@JsonValue String value) {

    private static final Pattern FORBIDDEN = Pattern.compile("[<>@]|://|(?i)\\bwww\\.");
    private static final int STACKED_MARKS = 3;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DisplayName {
        value = VisibleLine.of(value, 2, 40);
        if (FORBIDDEN.matcher(value).find()) {
            throw new InvalidValueException("A name has no <, > or @ and no web address in it.");
        }
        if (value.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw new InvalidValueException("A name needs a letter or a digit.");
        }
        if (stacked(value)) {
            throw new InvalidValueException("A letter carries two marks at most.");
        }
    }

    /** Letters buried under marks spill over the lines above and below. */
    private static boolean stacked(String name) {
        var run = 0;
        for (var character : name.codePoints().toArray()) {
            run = Character.getType(character) == Character.NON_SPACING_MARK ? run + 1 : 0;
            if (run >= STACKED_MARKS) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return value;
    }
}
