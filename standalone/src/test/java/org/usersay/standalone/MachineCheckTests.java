package org.usersay.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.usersay.standalone.service.Tuning;

class MachineCheckTests {

    @TempDir
    Path root;

    private Path group;

    @BeforeEach
    void describe() throws IOException {
        Files.createDirectories(root.resolve("proc"));
        group = Files.createDirectories(root.resolve("sys/fs/cgroup"));
    }

    private void memory(int availableMegabytes, int swapMegabytes) throws IOException {
        Files.writeString(
                root.resolve("proc/meminfo"),
                "MemTotal:       9000000 kB\nMemAvailable:   %d kB\nSwapFree:       %d kB\n"
                        .formatted(1024 * availableMegabytes, 1024 * swapMegabytes));
    }

    private Options options() {
        return Options.defaults(root).withData(root.resolve("not/there/yet"));
    }

    @Test
    void tooLittleMemoryIsReportedWithWhatToDo() throws IOException {
        memory(300, 100);

        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> new MachineCheck(root).require(options()))
                .withMessageContainingAll("needs 700 MB of memory", "400 MB", "Stop other programs");
    }

    @Test
    void throughputNeedsMore() throws IOException {
        memory(1_000, 0);

        assertThatCode(() -> new MachineCheck(root).require(options())).doesNotThrowAnyException();
        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> new MachineCheck(root).require(options().withTuning(Tuning.THROUGHPUT)))
                .withMessageContaining("--tuned-for");
    }

    @Test
    void theLimitOfAContainerCounts() throws IOException {
        memory(8_000, 0);
        Files.writeString(group.resolve("memory.max"), "1073741824\n");
        Files.writeString(group.resolve("memory.current"), "1000000000\n");
        Files.writeString(group.resolve("memory.stat"), "anon 5\ninactive_file 200000000\n");

        assertThat(new MachineCheck(root).availableMemory()).isEqualTo(273_741_824);

        Files.writeString(group.resolve("memory.max"), "max\n");
        assertThat(new MachineCheck(root).availableMemory()).isEqualTo(8_000L << 20);
    }

    @Test
    void unknownMemoryIsNoReasonToRefuse() {
        assertThatCode(() -> new MachineCheck(root).require(options())).doesNotThrowAnyException();
    }
}
