package org.usersay.starter.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChangedFieldsTests {

    private record Settings(
            String mode, List<String> words, @Nullable Integer limit) {}

    private static final Settings BEFORE = new Settings("OPEN", List.of("spam", "casino"), 5);

    @Test
    void namesTheFieldsThatDifferWithOldAndNewValue() {
        assertThat(ChangedFields.between(BEFORE, new Settings("CLOSED", BEFORE.words(), null)))
                .isEqualTo("mode: OPEN -> CLOSED; limit: 5 -> null");
    }

    @Test
    void namesWhatWasAddedToAListAndWhatWasRemoved() {
        assertThat(ChangedFields.between(BEFORE, new Settings("OPEN", List.of("casino", "scam"), 5)))
                .isEqualTo("words: +scam -spam");
        assertThat(ChangedFields.between(BEFORE, new Settings("OPEN", List.of("casino", "spam"), 5)))
                .isEqualTo("words: another order");
    }

    @Test
    void isEmptyWhereNothingDiffers() {
        assertThat(ChangedFields.between(BEFORE, new Settings("OPEN", List.of("spam", "casino"), 5)))
                .isEmpty();
    }
}
