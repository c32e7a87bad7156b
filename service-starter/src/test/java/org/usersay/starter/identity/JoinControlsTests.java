package org.usersay.starter.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JoinControlsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "علی\u200Cرضا",
                "نیک\u200Cبخت",
                "ශ්\u200Dරී",
                "क्\u200Dष",
                "ক্\u200Cষ",
                "ന്\u200D\u0D31െ",
                "👨\u200D👩\u200D👧",
                "❤\uFE0F\u200D🔥",
                "👩🏽\u200D💻"
            })
    void whatLettersNeedIsNoHiddenCharacter(String name) {
        assertThat(JoinControls.removeNeeded(name)).isNotEqualTo(name).doesNotContain("\u200C", "\u200D", "\uFE0F");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ad\u200Cmin",
                "Ad\u200Dmin",
                "\u200Cعلی",
                "علی\u200D",
                "علی\u200C\u200Cرضا",
                "a\u200D👧",
                "ан\u200Cна",
                "王\u200D明",
                "a\uFE0F",
                "علی\u200Bرضا",
                "علی\u202Eرضا"
            })
    void whatNoLetterNeedsStaysHidden(String name) {
        assertThat(JoinControls.removeNeeded(name)).containsPattern("[\\p{Cf}\uFE0F]");
    }
}
