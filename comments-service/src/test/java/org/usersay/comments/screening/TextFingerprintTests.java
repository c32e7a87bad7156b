package org.usersay.comments.screening;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersay.comments.markup.MarkdownFixture;
import org.usersay.comments.markup.ShownText;

class TextFingerprintTests {

    private static final String TEXT =
            "Buy cheap watches in my little shop round the corner, open every day until midnight";

    @ParameterizedTest
    @ValueSource(
            strings = {
                TEXT,
                "BUY CHEAP WATCHES IN MY LITTLE SHOP ROUND THE CORNER, OPEN EVERY DAY UNTIL MIDNIGHT!!!",
                "Buy cheap watches in my little shop round the corner, open every day until midnight 4711",
                "Buy cheap watches, in my little shop (round the corner): open every day until midnight 🙂",
                "Buy-cheap-watches in my little shop\n\nround the corner,\nopen every day until midnight",
                "Búy cheàp wätches in my little shop round the corner, open every day until midnight",
                "Вuy сhеар wаtсhеs in my little shop round the corner, open every day until midnight",
                "B\u200Buy ch\u00ADeap watches in my little shop round the corner, open every day until midnight",
                "Buy che4p w4tches in my l1ttle sh0p r0und the c0rner, 0pen every day until midnight",
                "Buy cheap watches in my little shop round the corner, open every day https://x.example/1 until midnight",
                "Hi! Buy cheap watches in my little shop round the corner, open every day until midnight",
                "Buy cheap watches in my little shop round the corner, open every day until eleven",
                "Hello Bob! Buy cheap watches in my little shop round the corner, open every day until midnight. "
                        + "Thank you and have a nice Sunday in the park.",
                "Dear readers of this page:\nBUY cheap w4tches in my little shop round the corner, open every day until midnight"
            })
    void nearlyTheSameTextIsAlike(String text) {
        assertThat(of(text).isLike(of(TEXT))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The mayor said yesterday that the bridge will be closed for repairs until the end of the year",
                "I have lived round the corner for twenty years and never saw a shop that opens every day",
                "Bán đồng hồ giá rẻ trong cửa hàng nhỏ của tôi, mở cửa mỗi ngày đến nửa đêm",
                "便宜的手表在我的小店里，每天营业到午夜，欢迎大家来看看"
            })
    void otherTextIsNotAlike(String text) {
        assertThat(of(text).isLike(of(TEXT))).isFalse();
        assertThat(of(text).keys()).hasSize(8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Thank you!",
                "I agree.",
                "👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍",
                "42",
                "29.11.2026",
                "1,000,000 dollars",
                "Cảm ơn bạn"
            })
    void shortTextHasNoKeys(String text) {
        assertThat(of(text).keys()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "👉 https://x.example/a 0901 234 567, 🔥🔥 http://www.x.example/a/ 0901234567",
        "0901.234.567, ☎ 0901 234-567",
        "٠٩٠١٢٣٤٥٦٧, 0901234567",
        "[👉](https://x.example/a), https://x.example/a/#b"
    })
    void shortTextIsKnownByItsLinksAndNumbers(String text, String other) {
        assertThat(of(text).keys()).hasSize(8).isEqualTo(of(other).keys());
        assertThat(of(text).isLike(of(other))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.video.example/watch?v=dQw4w9WgXcQ, https://www.video.example/watch?v=9bZkp7q19f0",
        "0901234567, 0901234568",
        "See https://x.example/a, Nonsense: https://x.example/a"
    })
    void otherLinksNumbersAndWordsAreNotAlike(String text, String other) {
        assertThat(of(text).keys())
                .hasSize(8)
                .doesNotContainAnyElementsOf(of(other).keys());
        assertThat(of(text).isLike(of(other))).isFalse();
    }

    @Test
    void lettersBeyondTheBoundDoNotCount() {
        var text = TEXT.repeat(200);
        assertThat(of(text + " and more")).isEqualTo(of(text));
    }

    private static TextFingerprint of(String markdown) {
        return TextFingerprint.of(ShownText.of(MarkdownFixture.html(markdown)));
    }
}
