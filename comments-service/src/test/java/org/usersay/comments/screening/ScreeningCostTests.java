package org.usersay.comments.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.comments.Api.body;
import static org.usersay.comments.Api.id;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.usersay.comments.Api;
import org.usersay.comments.CommentsServiceTest;
import org.usersay.comments.comment.Author;
import org.usersay.comments.comment.ThreadPosition;
import org.usersay.comments.posting.CommentDraft;
import org.usersay.comments.posting.SampleDrafts;
import org.usersay.comments.posting.SampleDrafts.SampleAuthor;
import org.usersay.comments.posting.Screening.Verdict;
import org.usersay.comments.spamscore.SpamScores;
import org.usersay.comments.wordlist.WordLists;

/**
 * Measurement of what screening costs the thread of a request: every rule with a list of 10,000 words, the learned score and its
 * reads of the store, on comments of usual lengths, and beside it two plain searches for the same words in the same run.
 * Processor time of the thread, so that what else the machine does counts little. It prints a Markdown table in milliseconds.
 */
@CommentsServiceTest
@EnabledIfSystemProperty(named = "usersay.screening-cost", matches = "true")
@TestPropertySource(properties = "logging.level.root=warn")
class ScreeningCostTests {

    private static final int ENTRIES = 10_000;
    private static final int COMMENTS = 2_000;
    private static final int WARM_UP = 4_000;
    private static final int TRAINED = 60;
    private static final List<String> SYLLABLES =
            List.of("ba", "ro", "ti", "mun", "kel", "sa", "vor", "den", "li", "pha", "gra", "ost", "um", "ne", "quo");
    private static final List<String> ONSETS =
            List.of("ng", "th", "đ", "n", "kh", "tr", "nh", "v", "l", "c", "ph", "b", "m", "h", "qu", "s", "ch", "gi");
    private static final List<String> RIMES = List.of(
            "ười", "ì", "ất", "ước", "ông", "ược", "ững", "ột", "ường", "iệc", "ở", "úa", "ầu", "ố", "ạn", "ên", "inh",
            "ương", "ảo", "iều");
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Autowired
    Api api;

    @Autowired
    ScreeningRules rules;

    @Autowired
    SpamScores scores;

    @Autowired
    SampleDrafts samples;

    private final Random random = new Random(7);
    private final List<String> vocabulary = IntStream.range(0, 3_000)
            .mapToObj(at -> word(1 + at % 4))
            .distinct()
            .toList();
    private final List<String> vietnamese =
            ONSETS.stream().flatMap(onset -> RIMES.stream().map(onset::concat)).toList();
    private final List<String> listed =
            IntStream.range(0, ENTRIES).mapToObj(at -> word(3) + "q" + at).toList();

    @AfterEach
    void backToDefaults() {
        api.moderate(settings -> {});
    }

    @Test
    void screeningOfUsualComments() {
        train();
        api.moderate(settings -> {
            settings.put("spamScoreToHold", 90)
                    .put("rejectionsToHold", 3)
                    .put("rejectedShareToHold", 50)
                    .put("floodComments", 30);
            listed.forEach(settings.withArray("heldWords")::add);
        });
        var drafts = IntStream.range(0, WARM_UP + COMMENTS)
                .mapToObj(at -> draft(text()))
                .toList();
        assertThat(rules.judge(draft("about " + listed.getLast()))).isInstanceOf(Verdict.Hold.class);
        var alternation = Pattern.compile(
                listed.stream().map(Pattern::quote).collect(Collectors.joining("|", "\\b(?:", ")\\b")),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        System.out.println("| screening | p50 | p99 |\n| --- | --- | --- |");
        print("every rule, 10,000 words and the score", measure(drafts, rules::judge));
        var wordLists = new WordLists();
        print("the 10,000 words alone", measure(fresh(drafts), draft -> wordLists.found(listed, draft)));
        print("the score alone, with its read", measure(drafts, draft -> scores.of("vir", draft.html())));
        print("`contains` of each of the 10,000 words", measure(drafts, draft -> {
            var text = draft.text().toLowerCase(Locale.ROOT);
            assertThat(listed.stream().anyMatch(text::contains)).isFalse();
        }));
        print(
                "one regular expression of the 10,000 words",
                measure(
                        drafts.subList(0, 900),
                        draft -> assertThat(alternation.matcher(draft.text()).find())
                                .isFalse()));
        api.moderate(settings -> settings.put("spamScoreToHold", 0)
                .put("rejectionsToHold", 3)
                .put("rejectedShareToHold", 50)
                .put("floodComments", 30));
        print("the other rules and their reads", measure(fresh(drafts), rules::judge));
    }

    /** Read anew, since what a text reads like is kept with its draft. */
    private static List<CommentDraft> fresh(List<CommentDraft> drafts) {
        return drafts.stream()
                .map(draft -> of(draft, UUID.randomUUID().toString()))
                .toList();
    }

    private void train() {
        api.moderate(settings -> settings.put("mode", "PREMODERATED"));
        for (int at = 0; at < TRAINED; at++) {
            var comment = id(body(api.post(Api.article(), "author-" + UUID.randomUUID(), text())));
            api.decide(at % 2 == 0 ? "SPAM" : "APPROVE", comment);
        }
    }

    private CommentDraft draft(String text) {
        return of(
                samples.draft("vir", text, SampleAuthor.READER),
                UUID.randomUUID().toString());
    }

    private static CommentDraft of(CommentDraft sample, String key) {
        return new CommentDraft(
                key,
                key,
                sample.article(),
                new Author("author-" + key, "Reader", List.of()),
                ThreadPosition.TOP,
                sample.text(),
                sample.html(),
                Optional.empty());
    }

    /** Half of the texts have fewer than 30 words, one of a hundred some 300; one of ten has a link, one of three is Vietnamese. */
    private String text() {
        int words = (int) Math.clamp(30 * Math.exp(random.nextGaussian()), 3, 600);
        var vocabularyOf = random.nextInt(3) == 0 ? vietnamese : vocabulary;
        var text = IntStream.range(0, words)
                .mapToObj(at -> vocabularyOf.get((int) (vocabularyOf.size() * Math.pow(random.nextDouble(), 2))))
                .collect(Collectors.joining(" "));
        return random.nextInt(10) == 0 ? text + " https://example.org/" + word(3) : text;
    }

    private String word(int syllables) {
        return IntStream.range(0, syllables)
                .mapToObj(syllable -> SYLLABLES.get(random.nextInt(SYLLABLES.size())))
                .collect(Collectors.joining());
    }

    /** Nanoseconds, in ascending order; the first two thirds are for the compilers. */
    private static long[] measure(List<CommentDraft> drafts, Consumer<CommentDraft> work) {
        var times = drafts.stream()
                .mapToLong(draft -> {
                    long begun = THREADS.getCurrentThreadCpuTime();
                    work.accept(draft);
                    return THREADS.getCurrentThreadCpuTime() - begun;
                })
                .skip(drafts.size() * 2L / 3)
                .toArray();
        Arrays.sort(times);
        return times;
    }

    private static void print(String what, long[] times) {
        System.out.printf(
                "| %s | %.2f | %.2f |%n", what, times[times.length / 2] / 1e6, times[times.length * 99 / 100] / 1e6);
    }
}
