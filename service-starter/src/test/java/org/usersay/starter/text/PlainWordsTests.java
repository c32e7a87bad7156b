package org.usersay.starter.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainWordsTests {

    private static final String ADDRESS =
            "(?Uis).*(://|\\p{L}:\\w|\\d{9}|0\\d*[ )-]+\\d+[ -]\\d{3}|[❤🏽]\\.\\w|www\\.|[\\w-]\\.[a-z]|\\w@|@\\w|mailto:|tel:|[.．。｡]\\p{L}|\\d+\\.\\d+\\.\\d+\\.\\d+|\\+\\d).*";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/x",
                "HTTPS://EVIL.EXAMPLE",
                "http:\\\\evil.example",
                "win at evil.example now",
                "www.evil.example",
                "evil.example:8080/path?q=1",
                "//evil.example",
                "evil。example",
                "evil．example",
                "evil｡example",
                "evil\u200B.example",
                "evil.\u200Bexample",
                "evil\u00AD.\u2060example",
                "xn--e1afmkfd.xn--p1ai",
                "пример.рф",
                "例え.テスト",
                "1.2.3.4",
                "http://1.2.3.4/",
                "[2001:db8::1]",
                "2.example",
                "4chan.org",
                "a@evil.example",
                "a＠evil.example",
                "mailto:a@evil.example",
                "tel:+84123456789",
                "call +84 123 456 789",
                "t.me/scam",
                "bit.ly/3x",
                "ht\u200Btp://evil.example",
                "Free iPhone: EVIL.COM",
                "i❤.ws",
                "👍🏽.example",
                "sip:tom",
                "tg:resolve",
                "zalo:0901234567",
                "web+coffee:x",
                "call 0901 234 567 now",
                "call (090) 123-4567",
                "0901234567",
                "Bao\r\nBcc: x@example.org"
            })
    void addressDoesNotStand(String text) {
        assertThat(PlainWords.of(text)).doesNotMatch(ADDRESS).doesNotContain("\n", "\r");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nguyễn Văn An",
                "J. R. R. Tolkien",
                "O'Brien-Smith, Jr.",
                "Version 2.0 costs 3.500.000 ₫",
                "At 12:30: what now?",
                "1 000 000 000 people, 1914-1918, 2024/25",
                "Room 12345678",
                "علی‌رضا",
                "Rain… and then?",
                "They said: “No.”",
                "李雷。"
            })
    void otherWordsStayAsTheyAre(String text) {
        assertThat(PlainWords.of(text)).isEqualTo(text);
    }
}
