package org.usersay.comments.spamscore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The score, trained and measured with generated comments. */
class SpamProbabilityTests {

    private static final List<String> COMMON = List.of(
            "the", "and", "you", "for", "this", "with", "have", "from", "your", "was", "are", "not", "all", "can");
    private static final List<String> NEWS = List.of(
            "bridge",
            "mayor",
            "council",
            "school",
            "budget",
            "traffic",
            "river",
            "teacher",
            "article",
            "agree",
            "reporter",
            "street",
            "vote",
            "minister",
            "history",
            "hospital",
            "think",
            "wrong",
            "question",
            "people");
    private static final List<String> SPAM = List.of(
            "casino",
            "bonus",
            "bitcoin",
            "invest",
            "profit",
            "loan",
            "whatsapp",
            "click",
            "cheap",
            "pills",
            "guaranteed",
            "winner",
            "earn",
            "dollars",
            "trader",
            "rich",
            "free",
            "offer",
            "discount",
            "contact");

    private final Random random = new Random(42);
    private final Map<String, int[]> counts = new HashMap<>();
    private int spam;
    private int ham;

    @Test
    void heldOutSpamIsFoundAndOtherCommentsAreNot() {
        for (int at = 0; at < 200; at++) {
            train(spam(), true);
            train(ham(), false);
        }
        int caught = 0;
        int mistaken = 0;
        for (int at = 0; at < 500; at++) {
            caught += percent(spam()) >= 90 ? 1 : 0;
            mistaken += percent(ham()) >= 90 ? 1 : 0;
        }
        assertThat(caught / 500.0).as("recall").isGreaterThan(0.9);
        assertThat((double) caught / (caught + mistaken)).as("precision").isGreaterThan(0.98);
    }

    @Test
    void ordinaryCommentIsNotHeldAfterMuchMoreSpamThanOtherDecisions() {
        for (int at = 0; at < 400; at++) {
            train(spam(), true);
        }
        for (int at = 0; at < Training.NEEDED; at++) {
            train(ham(), false);
        }
        long mistaken =
                IntStream.range(0, 200).filter(at -> percent(ham()) >= 90).count();
        assertThat(mistaken).isLessThanOrEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 50", "1, 0, 75", "0, 1, 25", "3, 3, 50", "9, 0, 95", "0, 9, 5"})
    void wordThatWasSeenSeldomSaysLittle(int inSpam, int inHam, long percent) {
        var spamicity = new SeenWord("word", inSpam, inHam).spamicity(new Training(20, 20, 0, 0, 0));
        assertThat(Math.round(100 * spamicity)).isEqualTo(percent);
    }

    @Test
    void unknownAndContradictingWordsLeaveTheScoreInTheMiddle() {
        var training = new Training(50, 50, 0, 0, 0);
        assertThat(SpamProbability.of(List.of(), training).percent()).isEqualTo(50);
        var contradicting = List.of(new SeenWord("casino", 20, 0), new SeenWord("mayor", 0, 20));
        assertThat(SpamProbability.of(contradicting, training).percent()).isBetween(40, 60);
    }

    @Test
    void wordsThatSpeakForSpamAreNamedMostTellingFirst() {
        var seen = List.of(new SeenWord("bonus", 8, 1), new SeenWord("mayor", 0, 30), new SeenWord("casino", 30, 0));
        assertThat(SpamProbability.of(seen, new Training(50, 50, 0, 0, 0)).words())
                .containsExactly("casino", "bonus");
    }

    @Test
    void wordsOfACommentAreFoldedAndWithoutNumbersAndMailAddresses() {
        assertThat(SpamWords.of("<p>Free САSINO, write tom@spam.example or call 0901234567: "
                        + "<a href=\"https://www.win.example/x?id=7\" rel=\"nofollow\">here</a> 免费赌场</p>"))
                .containsExactlyInAnyOrder(
                        "link:", "link:win.example", "free", "casino", "write", "or", "call", "here", "免费", "费赌", "赌场");
    }

    private void train(List<String> words, boolean isSpam) {
        words.forEach(word -> counts.computeIfAbsent(word, unseen -> new int[2])[isSpam ? 0 : 1]++);
        if (isSpam) {
            spam++;
        } else {
            ham++;
        }
    }

    private int percent(List<String> words) {
        var seen = counts.entrySet().stream()
                .filter(counted -> words.contains(counted.getKey()))
                .map(counted -> new SeenWord(counted.getKey(), counted.getValue()[0], counted.getValue()[1]))
                .toList();
        return SpamProbability.of(seen, new Training(spam, ham, 0, 0, 0)).percent();
    }

    /** Mostly words of spam, with some of the news and some that no one has used before. */
    private List<String> spam() {
        return words(6, 5, 2);
    }

    private List<String> ham() {
        return words(8, 0, 7);
    }

    private List<String> words(int common, int ofSpam, int ofNews) {
        var words = new ArrayList<String>();
        words.addAll(some(COMMON, common));
        words.addAll(some(SPAM, ofSpam + (ofSpam == 0 && random.nextInt(4) == 0 ? 1 : 0)));
        words.addAll(some(NEWS, ofNews));
        words.add("new" + random.nextInt(10_000));
        return words.stream().distinct().toList();
    }

    private List<String> some(List<String> from, int many) {
        var shuffled = new ArrayList<>(from);
        Collections.shuffle(shuffled, random);
        return shuffled.stream().limit(many).collect(Collectors.toList());
    }
}
