package org.usersay.comments.dump;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.usersay.comments.dump.LargeDump.Kind;

/**
 * A dump many times as large as the memory there is. {@code -Dusersay.test.dump-bytes=2000000000} makes it two
 * gigabytes, which take a dozen seconds; a tenth of them would not fit either.
 */
class LargeDumpTests {

    private static final long BYTES = Long.getLong("usersay.test.dump-bytes", 200_000_000);

    /** More than the memory there is. */
    private static final long HOSTILE = 40_000_000;

    @Test
    void isReadInConstantMemory() throws IOException, InterruptedException {
        var told = told(Kind.COMMENTS, BYTES).split(" ", 2);
        assertThat(Long.parseLong(told[0])).isBetween(BYTES / 700, BYTES / 600);
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
    void isReadInConstantMemoryWhateverFillsIt(Kind kind, String told) throws IOException, InterruptedException {
        assertThat(told(kind, HOSTILE)).startsWith(told);
    }

    private static String told(Kind kind, long bytes) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var child = new ProcessBuilder(
                        java,
                        "-Xmx32m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeDump.class.getName(),
                        kind.name(),
                        Long.toString(bytes))
                .redirectErrorStream(true)
                .start();
        try {
            var said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(child.waitFor()).as(said).isZero();
            return said.strip();
        } finally {
            child.destroyForcibly();
        }
    }
}
