package org.usersay.benchmarks.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThreadDumpTests {

    private static final Pattern LINE =
            Pattern.compile("\"id\":\"([^\"]+)\",\"article\":\"([^\"]+)\"(?:,\"parent\":\"([^\"]+)\")?,\"author\"");

    /** Parents by comments, by articles; "" for the article itself. */
    private static final Map<String, Map<String, String>> THREADS = new LinkedHashMap<>();

    private static ThreadDump dump;

    @BeforeAll
    static void read() {
        dump = ThreadDump.generate();
        LINE.matcher(dump.lines())
                .results()
                .forEach(line -> THREADS.computeIfAbsent(line.group(2), article -> new LinkedHashMap<>())
                        .put(line.group(1), line.group(3) == null ? "" : line.group(3)));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 1_000, 10_000, 100_000})
    void aThreadHasItsSizeAndRepliesFollowWhatTheyAnswer(int size) {
        var parents = thread(size);
        assertThat(parents).hasSize(size);
        assertThat(parents.values().stream().filter(String::isEmpty))
                .hasSize(dump.topLevel().getOrDefault(size, 0))
                .hasSizeGreaterThan(size / 4);
        var ids = List.copyOf(parents.keySet());
        parents.forEach((id, parent) -> assertThat(parent.isEmpty() || number(parent) < number(id))
                .as("%s answers %s", id, parent)
                .isTrue());
        assertThat(ids.getFirst()).endsWith("-0");
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 1_000, 10_000, 100_000})
    void theOldestCommentHasManyRepliesAndTheNextBeginsAChain(int size) {
        var parents = thread(size);
        var top = parents.keySet().stream()
                .filter(id -> "".equals(parents.get(id)))
                .toList();
        assertThat(replies(parents, top.getFirst())).hasSize(ThreadDump.REPLIES);
        var comment = top.get(1);
        for (int level = 1; level < ThreadDump.LEVELS; level++) {
            assertThat(replies(parents, comment)).hasSize(1);
            comment = replies(parents, comment).getFirst();
        }
        assertThat(replies(parents, comment)).isEmpty();
    }

    @Test
    void isTheSameEachTime() {
        assertThat(ThreadDump.generate().equals(dump)).isTrue();
    }

    private static Map<String, String> thread(int size) {
        return THREADS.getOrDefault(ThreadDump.article(size), Map.of());
    }

    private static List<String> replies(Map<String, String> parents, String id) {
        return parents.keySet().stream()
                .filter(reply -> id.equals(parents.get(reply)))
                .toList();
    }

    private static int number(String id) {
        return Integer.parseInt(id.substring(id.lastIndexOf('-') + 1));
    }
}
