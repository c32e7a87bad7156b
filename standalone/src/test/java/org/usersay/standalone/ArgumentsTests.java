package org.usersay.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.usersay.embeddedstore.journal.Durability;
import org.usersay.standalone.service.Tuning;

class ArgumentsTests {

    private static final Options DEFAULTS = Options.defaults(Path.of("/project"));

    @Test
    void withoutFlagsItStartsSoon() {
        Options options = Arguments.of(List.of(), DEFAULTS).options();
        assertThat(options).isEqualTo(DEFAULTS);
        assertThat(options.tuning()).isEqualTo(Tuning.START);
        assertThat(options.tuning().options(160)).contains("-Xmx160m", "-XX:TieredStopAtLevel=1");
    }

    @Test
    void everyFlagIsHeard() {
        Options options = Arguments.of(
                        List.of(
                                "--port",
                                "8090",
                                "--data",
                                "/data",
                                "--mail-port",
                                "8026",
                                "--durability",
                                "machine",
                                "--tuned-for",
                                "throughput",
                                "--store-heap",
                                "512"),
                        DEFAULTS)
                .options();
        assertThat(options.port()).isEqualTo(8090);
        assertThat(options.data()).isEqualTo(Path.of("/data"));
        assertThat(options.mailPort()).hasValue(8026);
        assertThat(options.durability()).isEqualTo(Durability.MACHINE);
        assertThat(options.tuning()).isEqualTo(Tuning.THROUGHPUT);
        assertThat(options.storeHeapMegabytes()).isEqualTo(512);
        assertThat(options.tuning().options(160)).contains("-Xmx480m").doesNotContain("-XX:TieredStopAtLevel=1");
    }

    @Test
    void sitesOfAPublisherTakeThePlaceOfTheDemo(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("sites.yml"), "usersay:");

        assertThat(DEFAULTS.demo()).isTrue();
        assertThat(Arguments.of(List.of("--no-demo"), DEFAULTS).options().demo())
                .isFalse();
        Options options =
                Arguments.of(List.of("--sites", file.toString()), DEFAULTS).options();
        assertThat(options.demo()).isFalse();
        assertThat(options.sites()).hasValue(file);
    }

    @ParameterizedTest
    @CsvSource({
        "--sites, /no/such/file",
        "--tuned-for, fun",
        "--durability, paper",
        "--port, 70000",
        "--port, x",
        "--store-heap, 64",
        "--store-heap, 1000000000",
        "--fast, 1"
    })
    void anotherFlagOrValueIsNamed(String flag, String value) {
        assertThatThrownBy(() -> Arguments.of(List.of(flag, value), DEFAULTS))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(flag);
    }

    @Test
    void aFlagWithoutItsValueIsNamed() {
        assertThatThrownBy(() -> Arguments.of(List.of("--data"), DEFAULTS))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("--data needs a value");
    }
}
