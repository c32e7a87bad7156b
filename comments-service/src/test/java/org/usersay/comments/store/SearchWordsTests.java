package org.usersay.comments.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words of comments and of searches. */
class SearchWordsTests {

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
        assertThat(SearchWords.of("<p>" + text + "</p>")).containsAll(SearchWords.ofSearch(search));
    }

    @Test
    void markupDoesNotPartWordsAndBlocksDo() {
        assertThat(SearchWords.of("<p>sca<strong>m</strong></p><p>again</p>")).containsExactly("scam", "again");
    }

    @Test
    void linksAreFoundByTheirHostsAndPaths() {
        var words = SearchWords.of("<p><a href=\"https://www.Bank.example/log-in\">here</a></p>");
        assertThat(words).containsExactly("here", "bank", "example", "log", "in");
        assertThat(words).containsAll(SearchWords.ofSearch("https://www.bank.example/log-in"));
    }

    @Test
    void marksThatAreLettersStay() {
        assertThat(SearchWords.of("<p>किताब</p>")).isNotEqualTo(SearchWords.of("<p>कताब</p>"));
    }

    @Test
    void numberAndLengthOfWordsAreBounded() {
        var many = IntStream.range(0, 2_000).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
        assertThat(SearchWords.of("<p>" + many + "</p>")).hasSize(500);
        assertThat(SearchWords.of("<p>" + "a".repeat(10_000) + "</p>")).containsExactly("a".repeat(24));
        assertThat(SearchWords.ofSearch("a".repeat(100))).containsExactly("a".repeat(24));
        assertThat(SearchWords.ofSearch(many)).hasSize(10);
    }

    @Test
    void lettersOfDifferentLengthsAreReadWithoutRecursion() {
        var word = "a\uD800\uDF30".repeat(20_000);
        assertThat(SearchWords.of("<p>" + word + "</p>")).containsExactly("a\uD800\uDF30".repeat(12));
    }

    @Test
    void signsAreNoWords() {
        assertThat(SearchWords.ofSearch(".* $ne {\"$gt\":")).containsExactly("ne", "gt");
        assertThat(SearchWords.ofSearch("?!…")).isEmpty();
    }
}
