package org.usersay.starter.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTests {

    @ParameterizedTest
    @ValueSource(
            ints = {
                ' ', '\t', '\n', 0xA0, 0xAD, 0x34F, 0x301, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180E,
                0x1680, 0x2000, 0x200B, 0x200C, 0x200D, 0x200E, 0x202E, 0x2028, 0x2060, 0x2061, 0x2064, 0x2066, 0x20DD,
                0x2800, 0x3000, 0x3099, 0x3164, 0xFE00, 0xFE0F, 0xFEFF, 0xFFA0, 0xFFF9, 0xFFFC, 0xE000, 0x13441,
                0x16FE4, 0x1BCA0, 0x1D159, 0x1D173, 0xE0001, 0xE0041, 0xE007F, 0xE0100, 0xE01EF, 0x0E4B, 0x064B
            })
    void invisibleCharacterLeavesNothingToSee(int character) {
        assertThat(VisibleText.isBlank(Character.toString(character).repeat(3) + " "))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "1", "…", "👍", "❤️", "👩‍💻", "好", "한", "ไ", "é", "ﷺ", "⠁", "-", "🇻🇳"})
    void visibleCharacterIsSeen(String text) {
        assertThat(VisibleText.isBlank("\u200B" + text)).isFalse();
    }

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
    void invisibleCharactersThatLettersNeedStay(String name) {
        assertThat(VisibleText.isAllVisible(name)).isTrue();
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
                "❤\uFE0F\uFE0F",
                "علی\u200Bرضا",
                "علی\u202Eرضا"
            })
    void invisibleCharactersThatNoLetterNeedsAreFound(String name) {
        assertThat(VisibleText.isAllVisible(name)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "علی\u200Cرضا, علی\u200Cرضا",
        "क्\u200Dष, क्\u200Dष",
        "👩\u200D💻, 👩\u200D💻",
        "❤\uFE0F, ❤\uFE0F",
        "A\u200Cdmin, Admin",
        "A\u200Ddmin, Admin",
        "A\uFE0Fdmin, Admin",
        "A\u202Edmin\u200B, Admin",
        "Ad\uDB40\uDC6Dmin, Admin",
        "Ad\u3164min, Admin",
        "\u200CAdmin\u200D, Admin"
    })
    void joinersOfAScriptStayAndOthersGo(String text, String visible) {
        assertThat(VisibleText.withoutInvisible(text)).isEqualTo(visible);
    }
}
