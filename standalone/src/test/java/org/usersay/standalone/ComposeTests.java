package org.usersay.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.usersay.standalone.service.Service;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Production's compose file says to the services what the launcher says to them, by the same names. */
class ComposeTests {

    private static final Path FILE = Path.of("..", "docker-compose.yml");

    /** What only one of the two needs: here the loopback address and the C library, there a mail sender of one's own. */
    private static final Set<String> LAUNCHER_ONLY =
            Set.of("SERVER_ADDRESS", "MANAGEMENT_SERVER_ADDRESS", "MALLOC_ARENA_MAX");

    private static final Set<String> PRODUCTION_ONLY =
            Set.of("USERSAY_SITES_0_IMAGEHOSTS", "USERSAY_MAIL_FROM", "USERSAY_PROXIES_TRUSTED");

    private static final Pattern SECRET = Pattern.compile("PASSWORD|SECRET|TOKEN|KEY");

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> services() throws IOException {
        Map<String, Object> compose = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(FILE));
        return (Map<String, Map<String, Object>>) compose.getOrDefault("services", Map.of());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> environment(Map<String, Object> service) {
        return (Map<String, String>) service.getOrDefault("environment", Map.of());
    }

    private static Set<String> launcherNames(Service service) {
        ListenAddresses listenAddresses =
                new ListenAddresses(Map.of(), Map.of(), 1, 2, 3, 4, new StorePasswords("r", "d"));
        Set<String> names = new HashSet<>(new ServiceEnvironment(
                        listenAddresses,
                        new Administrator("a@example.org", "secret"),
                        "device-key",
                        Path.of("imports"),
                        Map.of())
                .of(service)
                .keySet());
        names.removeAll(LAUNCHER_ONLY);
        return names;
    }

    @ParameterizedTest
    @EnumSource
    void everyServiceHasTheSameSettingsInBothFiles(Service service) throws IOException {
        Set<String> names = new HashSet<>(environment(services().getOrDefault(service.program(), Map.of()))
                .keySet());
        names.removeAll(PRODUCTION_ONLY);

        assertThat(names).containsExactlyInAnyOrderElementsOf(launcherNames(service));
    }

    @Test
    void noSecretHasADefault() throws IOException {
        List<String> lines = Files.readAllLines(FILE);

        assertThat(lines)
                .noneMatch(line -> Pattern.compile("\\$\\{[A-Z_]*(" + SECRET + ")[A-Z_]*:?-[^}]")
                        .matcher(line)
                        .find());
        assertThat(lines.stream().filter(line -> line.matches(".*[A-Z_]*PASSWORD: [^$].*")))
                .isEmpty();
    }

    @Test
    void onlyTheGatewayIsPublishedAndNoManagementPort() throws IOException {
        services().forEach((name, service) -> {
            if (name.equals("gateway")) {
                assertThat(service.get("ports")).isEqualTo(List.of("${USERSAY_PORT:-8080}:8080"));
            } else {
                assertThat(service).as(name).doesNotContainKey("ports");
            }
        });
    }

    @Test
    void everythingHasAHealthCheckAndAMemoryLimitAndGainsNoPrivileges() throws IOException {
        Map<String, Map<String, Object>> services = services();

        assertThat(services.keySet()).containsAll(Service.programs()).contains("mongo", "redis", "mail");
        assertThat(services.values()).allSatisfy(service -> {
            assertThat(service).containsKeys("healthcheck", "mem_limit");
            assertThat(service).containsEntry("security_opt", List.of("no-new-privileges:true"));
        });
        assertThat(Stream.of(Service.values()).map(service -> services.get(service.program())))
                .allSatisfy(service ->
                        assertThat(service).containsEntry("read_only", true).containsEntry("cap_drop", List.of("ALL")));
    }
}
