package org.usersay.comments.dump;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * A dump many times as large as the memory there is. {@code -Dusersay.test.dump-bytes=2000000000} makes it two
 * gigabytes, which take a dozen seconds; a tenth of them would not fit either.
 */
class LargeDumpTests {

    private static final long BYTES = Long.getLong("usersay.test.dump-bytes", 200_000_000);

    @Test
    void isReadInConstantMemory() throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var child = new ProcessBuilder(
                        java,
                        "-Xmx32m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeDump.class.getName(),
                        Long.toString(BYTES))
                .redirectErrorStream(true)
                .start();
        try {
            var said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(child.waitFor()).as(said).isZero();
            assertThat(Long.parseLong(said.strip())).isBetween(BYTES / 700, BYTES / 600);
        } finally {
            child.destroyForcibly();
        }
    }
}
