package org.usersay.comments.dumpformat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.usersay.comments.dumpformat.LargeDump.Kind;

/**
 * A dump many times as large as the memory there is. {@code -Dusersay.test.dump-bytes=2000000000} makes it two
 * gigabytes, which take some minutes; a tenth of them would not fit either.
 */
class LargeDumpTests {

    private static final long BYTES = Long.getLong("usersay.test.dump-bytes", 36_000_000);

    /** What a comment has at the least. */
    private static final int LEAST = 1_000;

    /** More than the memory there is. */
    private static final long HOSTILE = 40_000_000;

    /** WordPress' once with many articles, and once with one that everybody wrote about. */
    @ParameterizedTest
    @CsvSource({"DISQUS, 2", "WORDPRESS, 10", "WORDPRESS, 0", "REMARK42, 30", "USERSAY, 30"})
    void isReadInConstantMemory(DumpFormat format, int perArticle) throws IOException, InterruptedException {
        int comments = (int) (BYTES / LEAST);
        int each = perArticle == 0 ? comments : perArticle;
        int articles = comments / each;
        var result = read("many", format.name(), String.valueOf(articles), String.valueOf(each));
        assertThat(result.lines().map(String::strip).toList()).first().isEqualTo(articles * each + " 0");
        assertThat(result.lines().map(String::strip).toList())
                .last()
                .satisfies(bytes -> assertThat(Long.parseLong(bytes)).isGreaterThan(BYTES));
    }

    @ParameterizedTest
    @CsvSource({
        "REVISIONS, 11 0",
        "BRACKETS, 0 11",
        "STRINGS, 0 11",
        "SECTION, 1 1",
        "TEXT, 1 1",
        "ELEMENTS, 2 0",
        "NAMES, 0 0 Line 1: there are too many different names",
        "ATTRIBUTE, 0 0 Line 1: A tag",
        "REMARK, 0 0 Line 1: A tag",
        "INSTRUCTION, 0 0 Line 1: A tag"
    })
    void isReadInConstantMemoryWhateverFillsIt(Kind kind, String result) throws IOException, InterruptedException {
        assertThat(read(kind.name(), Long.toString(HOSTILE))).startsWith(result);
    }

    private static String read(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                LargeDump.class.getName()));
        command.addAll(List.of(arguments));
        var child = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            var output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(child.waitFor()).as(output).isZero();
            return output.strip();
        } finally {
            child.destroyForcibly();
        }
    }
}
