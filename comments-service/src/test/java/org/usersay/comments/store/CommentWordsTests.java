package org.usersay.comments.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words of comments and of searches. */
class CommentWordsTests {

    @ParameterizedTest
    @CsvSource({
        "Cảnh báo lừa đảo,CANH bao lua dao",
        "Łódź und Straße,lodz strasse",
        "CAFÉ Ǆ naïve,cafe naive",
        "Ελλάδα,ελλαδα",
        "Ёлка йод,елка иод",
        "ﬁne ２０２６,fine 2026",
        "the price is 3.50,3 50",
        "東京都の天気,東京 天気",
        "東京都の天気,京",
        "ราคาถูกมาก,ถูก"
    })
    void commentIsFoundWhateverTheCaseAccentsAndOrder(String text, String search) {
        assertThat(CommentWords.of("<p>" + text + "</p>")).containsAll(CommentWords.ofSearch(search));
    }

    @Test
    void markupDoesNotPartWordsAndBlocksDo() {
        assertThat(CommentWords.of("<p>sca<strong>m</strong></p><p>again</p>")).containsExactly("scam", "again");
    }

    @Test
    void linksAreFoundByTheirHostsAndPaths() {
        var words = CommentWords.of("<p><a href=\"https://www.Bank.example/log-in\">here</a></p>");
        assertThat(words).containsExactly("here", "bank", "example", "log", "in");
        assertThat(words).containsAll(CommentWords.ofSearch("https://www.bank.example/log-in"));
    }

    @Test
    void marksThatAreLettersStay() {
        assertThat(CommentWords.of("<p>किताब</p>")).isNotEqualTo(CommentWords.of("<p>कताब</p>"));
    }

    @Test
    void numberAndLengthOfWordsAreBounded() {
        var many = IntStream.range(0, 2_000).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
        assertThat(CommentWords.of("<p>" + many + "</p>")).hasSize(500);
        assertThat(CommentWords.of("<p>" + "a".repeat(10_000) + "</p>")).containsExactly("a".repeat(24));
        assertThat(CommentWords.ofSearch("a".repeat(100))).containsExactly("a".repeat(24));
        assertThat(CommentWords.ofSearch(many)).hasSize(10);
    }

    @Test
    void lettersOfDifferentLengthsAreReadWithoutRecursion() {
        var word = "a\uD800\uDF30".repeat(20_000);
        assertThat(CommentWords.of("<p>" + word + "</p>")).containsExactly("a\uD800\uDF30".repeat(12));
    }

    @Test
    void signsAreNoWords() {
        assertThat(CommentWords.ofSearch(".* $ne {\"$gt\":")).containsExactly("ne", "gt");
        assertThat(CommentWords.ofSearch("?!…")).isEmpty();
    }
}
