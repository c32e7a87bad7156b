package org.usersay.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersay.embeddedstore.journal.Durability;
import org.usersay.standalone.service.Service;

/** What is checked before anything starts. */
class StartTests {

    private static final StorePasswords PASSWORDS = new StorePasswords("of-redis", "of-documents");

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
                    .isThrownBy(() -> new Ports(options().withPort(taken.getLocalPort())).choose(PASSWORDS))
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
                    .isThrownBy(() -> new Ports(options).choose(PASSWORDS))
                    .withMessageContaining("--mail-port");
        }
    }

    @Test
    void otherTakenDefaultsGiveWayToFreePorts() throws IOException {
        ListenAddresses listenAddresses = new Ports(Options.onAnyPorts(directory, directory)).choose(PASSWORDS);

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
    void theDefaultPortsAreForOneRunAtATime() throws IOException {
        try (Ports first = new Ports(options());
                Ports second = new Ports(options().withPort(freePort()))) {
            ListenAddresses addresses = second.choose(PASSWORDS);

            assertThat(addresses.ports().values()).doesNotContain(8081, 8082, 8083);
            assertThat(addresses.managementPorts().values()).doesNotContain(9080, 9081, 9082, 9083);
            assertThat(addresses.mongodbPort()).isNotEqualTo(27017);
            assertThat(addresses.redisPort()).isNotEqualTo(6379);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = taken()) {
            return free.getLocalPort();
        }
    }

    @Test
    void theDataDirectoryIsForItsOwnerAlone() throws IOException {
        Path made = directory.resolve("made/here");
        Path older = Files.createDirectory(directory.resolve("older"));
        Files.setPosixFilePermissions(older, PosixFilePermissions.fromString("rwxr-xr-x"));

        for (Path data : List.of(made, older)) {
            DataDirectory.open(data).close();

            assertThat(Files.getPosixFilePermissions(data)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void everyDataDirectoryHasStorePasswordsOfItsOwn() throws IOException {
        try (DataDirectory one = DataDirectory.open(directory.resolve("one"));
                DataDirectory other = DataDirectory.open(directory.resolve("other"))) {
            StorePasswords passwords = StorePasswords.of(one);

            assertThat(StorePasswords.of(one)).isEqualTo(passwords);
            assertThat(List.of(
                            passwords.redis(),
                            passwords.documents(),
                            StorePasswords.of(other).redis(),
                            StorePasswords.of(other).documents()))
                    .doesNotHaveDuplicates()
                    .allMatch(password -> password.length() == 32);
        }
    }

    @Test
    void noPasswordStandsOnACommandLine() throws IOException, InterruptedException {
        try (DataDirectory data = DataDirectory.open(directory.resolve("data"));
                Ports ports = new Ports(Options.onAnyPorts(directory, directory))) {
            ListenAddresses addresses = ports.choose(PASSWORDS);
            ProgramDefinitions programs =
                    new ProgramDefinitions(options(), data, addresses, new Administrator("a", "b"), false);

            assertThat(programs.stores())
                    .hasSize(2)
                    .allSatisfy(program -> assertThat(String.join(" ", program.command()))
                            .doesNotContain(PASSWORDS.redis(), PASSWORDS.documents()));
            assertThat(addresses.toString()).doesNotContain(PASSWORDS.redis(), PASSWORDS.documents());
            assertThat(Files.getPosixFilePermissions(data.resolve("redis.conf")))
                    .hasToString("[OWNER_READ, OWNER_WRITE]");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void thePasswordIsPrintedOnATerminalAlone(boolean terminal) throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try (Ports ports = new Ports(Options.onAnyPorts(directory, directory))) {
            new ConsoleProgress(new PrintStream(output, true, UTF_8), 0, terminal)
                    .welcome(
                            ports.choose(PASSWORDS),
                            new Administrator("a@example.org", "long-and-secret"),
                            Administrator.passwordPlace(Map.of(), directory.resolve("administrator-password")),
                            directory);
        }

        assertThat(output.toString(UTF_8).contains("long-and-secret")).isEqualTo(terminal);
        assertThat(output.toString(UTF_8).contains("in the file " + directory.resolve("administrator-password")))
                .isNotEqualTo(terminal);
        assertThat(Administrator.passwordPlace(Map.of("USERSAY_ADMIN_PASSWORD", "x"), directory))
                .contains("USERSAY_ADMIN_PASSWORD");
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
            ListenAddresses listenAddresses = new Ports(Options.onAnyPorts(directory, directory)).choose(PASSWORDS);
            ProgramDefinitions programDefinitions =
                    new ProgramDefinitions(options(), data, listenAddresses, new Administrator("a", "b"), false);

            assertThatExceptionOfType(StartFailure.class)
                    .isThrownBy(programDefinitions::services)
                    .withMessageContainingAll("gateway", "mvn");
        }
    }

    @Test
    void theAddressesAreWrittenForPrograms() throws IOException {
        ListenAddresses listenAddresses = new Ports(Options.onAnyPorts(directory, directory)).choose(PASSWORDS);

        assertThat(new String(listenAddresses.toJson(), UTF_8))
                .contains("\"gateway\":\"http://localhost:" + listenAddresses.port(Service.GATEWAY) + "\"")
                .contains("\"mail\":\"http://localhost:" + listenAddresses.mailPort() + "\"");
    }
}
