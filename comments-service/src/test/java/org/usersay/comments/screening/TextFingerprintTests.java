package org.usersay.comments.screening;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
                "Hi! Buy cheap watches in my little shop round the corner, open every day until midnight",
                "Buy cheap watches in my little shop round the corner, open every day until eleven"
            })
    void nearlyTheSameTextIsAlike(String text) {
        assertThat(TextFingerprint.of(text).isLike(TextFingerprint.of(TEXT))).isTrue();
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
        assertThat(TextFingerprint.of(text).isLike(TextFingerprint.of(TEXT))).isFalse();
        assertThat(TextFingerprint.of(text).keys()).hasSize(8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Thank you!",
                "I agree.",
                "👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍",
                "12345678901234567890",
                "Cảm ơn bạn"
            })
    void shortTextHasNoKeys(String text) {
        assertThat(TextFingerprint.of(text).keys()).isEmpty();
    }

    @Test
    void lettersBeyondTheBoundDoNotCount() {
        var text = TEXT.repeat(200);
        assertThat(TextFingerprint.of(text + " and more")).isEqualTo(TextFingerprint.of(text));
    }
}
