package org.usersay.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.usersay.embeddedstore.journal.Durability;
import org.usersay.standalone.service.Service;

/** What is checked before anything starts. */
class StartTests {

    @TempDir
    Path directory;

    private Options options() {
        return Options.defaults(directory);
    }

    private static ServerSocket taken() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @Test
    void aSecondRunOnTheSameDataIsRefused() throws IOException {
        try (DataDirectory first = DataDirectory.open(directory)) {
            assertThatExceptionOfType(StartFailure.class)
                    .isThrownBy(() -> DataDirectory.open(directory))
                    .withMessageContainingAll(
                            "already running",
                            String.valueOf(ProcessHandle.current().pid()),
                            "--data");
            assertThat(first.resolve("lock"))
                    .content()
                    .contains(String.valueOf(ProcessHandle.current().pid()));
        }
        DataDirectory.open(directory).close();
    }

    @Test
    void aTakenGatewayPortIsAnErrorThatNamesTheFlag() throws IOException {
        try (ServerSocket taken = taken()) {
            assertThatExceptionOfType(StartFailure.class)
                    .isThrownBy(() -> new Ports(options().withPort(taken.getLocalPort())).choose())
                    .withMessageContainingAll(String.valueOf(taken.getLocalPort()), "--port");
        }
    }

    @Test
    void aTakenMailPortThatWasAskedForIsAnErrorToo() throws IOException {
        try (ServerSocket taken = taken();
                ServerSocket free = taken()) {
            int port = free.getLocalPort();
            free.close();
            Options options = options().withPort(port).withMailPort(taken.getLocalPort());

            assertThatExceptionOfType(StartFailure.class)
                    .isThrownBy(() -> new Ports(options).choose())
                    .withMessageContaining("--mail-port");
        }
    }

    @Test
    void otherTakenDefaultsGiveWayToFreePorts() throws IOException {
        ListenAddresses listenAddresses = new Ports(Options.onAnyPorts(directory, directory)).choose();

        Set<Integer> ports = new HashSet<>(listenAddresses.ports().values());
        ports.addAll(listenAddresses.managementPorts().values());
        ports.addAll(List.of(
                listenAddresses.mongodbPort(),
                listenAddresses.redisPort(),
                listenAddresses.smtpPort(),
                listenAddresses.mailPort()));
        assertThat(ports).hasSize(12).allMatch(port -> port > 0);
    }

    @Test
    void theAdministratorComesFromTheEnvironment() throws IOException {
        Administrator administrator = Administrator.of(
                Map.of("USERSAY_ADMIN_EMAIL", "chief@example.org", "USERSAY_ADMIN_PASSWORD", "long and secret"),
                directory.resolve("password"));

        assertThat(administrator).isEqualTo(new Administrator("chief@example.org", "long and secret"));
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void otherwiseAPasswordIsMadeUpOnceAndKeptForTheOwnerAlone() throws IOException {
        Path file = directory.resolve("password");

        Administrator first = Administrator.of(Map.of(), file);

        assertThat(first.password()).hasSize(20);
        assertThat(Administrator.of(Map.of(), file)).isEqualTo(first);
        assertThat(Files.getPosixFilePermissions(file)).hasToString("[OWNER_READ, OWNER_WRITE]");
        assertThat(first.toString()).doesNotContain(first.password());
    }

    @Test
    void flagsAreRead() {
        Options read = Arguments.of(
                        List.of("--port", "9000", "--data", "/tmp/x", "--mail-port", "9001", "--durability", "machine"),
                        options())
                .options();

        assertThat(read.port()).isEqualTo(9000);
        assertThat(read.data()).isEqualTo(Path.of("/tmp/x"));
        assertThat(read.mailPort()).hasValue(9001);
        assertThat(read.durability()).isEqualTo(Durability.MACHINE);
        assertThat(Arguments.of(List.of("--help"), options()).help()).isTrue();
    }

    @Test
    void wrongFlagsAreNamed() {
        for (List<String> wrong : List.of(
                List.of("--prot", "1"),
                List.of("--port"),
                List.of("--port", "0"),
                List.of("--port", "70000"),
                List.of("--port", "http"),
                List.of("--durability", "none"))) {
            assertThatExceptionOfType(StartFailure.class)
                    .isThrownBy(() -> Arguments.of(wrong, options()))
                    .withMessageContaining(wrong.getFirst());
        }
    }

    @Test
    void aServiceThatWasNotBuiltIsNamed() throws IOException {
        try (DataDirectory data = DataDirectory.open(directory.resolve("data"))) {
            ListenAddresses listenAddresses = new Ports(Options.onAnyPorts(directory, directory)).choose();
            ProgramDefinitions programDefinitions =
                    new ProgramDefinitions(options(), data, listenAddresses, new Administrator("a", "b"), false);

            assertThatExceptionOfType(StartFailure.class)
                    .isThrownBy(programDefinitions::services)
                    .withMessageContainingAll("gateway", "mvn");
        }
    }

    @Test
    void theAddressesAreWrittenForPrograms() throws IOException {
        ListenAddresses listenAddresses = new Ports(Options.onAnyPorts(directory, directory)).choose();

        assertThat(new String(listenAddresses.toJson(), UTF_8))
                .contains("\"gateway\":\"http://localhost:" + listenAddresses.port(Service.GATEWAY) + "\"")
                .contains("\"mail\":\"http://localhost:" + listenAddresses.mailPort() + "\"");
    }
}
