package org.usersay.comments.importexport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalizedAddressTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://paper.example/a/b%20c?d=%c3%a9",
                "https://www.paper.example:443/a/b%20c/?d=é",
                "HTTPS://PAPER.example:/a/./x/../b c/#top",
                "https://paper.example/a//../x/./../b%20c//.?d=%C3%A9#part",
                "//user@paper.example/../%61/b%20c?d=e%CC%81#/"
            })
    void otherWritingsOfAnAddressAreTheSame(String address) {
        var expected = "paper.example/a/b%20c" + (address.contains("?") ? "?d=%C3%A9" : "");
        assertThat(NormalizedAddress.of(address))
                .map(NormalizedAddress::toString)
                .hasValue(expected);
    }

    @Test
    void addressesThatDifferAnywhereAreDifferentArticles() {
        var addresses = Stream.of(
                        "/s.php?id=5",
                        "/s.php?id=6",
                        "/s.php",
                        "/2019/weekly/",
                        "/2020/weekly/",
                        "/en/about",
                        "/vi/about",
                        "/m/",
                        "/blog/m.html",
                        "/blog/m.htm",
                        "/blog/m",
                        "/Blog/m",
                        "/a~b",
                        "/a/b",
                        "/a%2Fb",
                        "/a+b",
                        "/a%2Bb",
                        "/a%20b",
                        "/",
                        "/index.html",
                        "/?p=1",
                        "/?p=1&amp;q=2",
                        "/#!/1",
                        "/#/post/1",
                        "/#/post/2",
                        "/#/post/2?page=2",
                        "/a#/b",
                        "/a//b",
                        "/a///b",
                        "//a/b",
                        "/a/%20/b",
                        "/thời-sự",
                        "/" + "long/".repeat(40) + "1",
                        "/" + "long/".repeat(40) + "2")
                .flatMap(path -> Stream.of("https://paper.example" + path, "https://m.paper.example" + path))
                .map(NormalizedAddress::of)
                .map(address -> address.orElseThrow().article(false))
                .toList();
        assertThat(addresses).doesNotHaveDuplicates().allMatch(id -> id.matches("[A-Za-z0-9._~-]{1,128}"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://paper.example/2020/rice/, true, 2020~rice",
        "https://paper.example/2020/rice.html, false, paper.example~~2020~rice.html",
        "https://paper.example/rice?page=2, true, x-",
    })
    void idsCanBeRead(String address, boolean ownHost, String id) {
        assertThat(NormalizedAddress.of(address).orElseThrow().article(ownHost)).startsWith(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "paper", "ftp://paper.example/a", "javascript:alert(1)", "mailto:a@b.example"})
    void whatIsNoAddressIsNone(String text) {
        assertThat(NormalizedAddress.of(text)).isEmpty();
    }
}
