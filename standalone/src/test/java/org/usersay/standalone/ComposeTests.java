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

    private static final Set<String> PRODUCTION_ONLY = Set.of(
            "USERSAY_MAIL_FROM",
            "USERSAY_PROXIES_TRUSTED",
            "SPRING_CONFIG_IMPORT",
            "LOGGING_STRUCTURED_FORMAT_CONSOLE",
            "OTEL_EXPORTER_OTLP_ENDPOINT");

    /** Parts of the stores' addresses. */
    private static final Set<String> STORE_PASSWORDS = Set.of("MONGODB_PASSWORD", "REDIS_PASSWORD");

    private static final Pattern SECRET = Pattern.compile("PASSWORD|TOKEN|KEY");

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> services() throws IOException {
        Map<String, Object> compose = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(FILE));
        return (Map<String, Map<String, Object>>) compose.getOrDefault("services", Map.of());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> environment(Map<String, Object> service) {
        return (Map<String, String>) service.getOrDefault("environment", Map.of());
    }

    /** Names of the files below {@code /run/secrets}, which are properties as variables are. */
    private static Set<String> secrets(Map<String, Object> service) {
        Set<String> names = new HashSet<>();
        for (Object secret : (List<?>) service.getOrDefault("secrets", List.of())) {
            names.add(String.valueOf(secret instanceof Map<?, ?> named ? named.get("target") : secret));
        }
        return names;
    }

    private static Set<String> launcherNames(Service service) {
        ListenAddresses listenAddresses =
                new ListenAddresses(Map.of(), Map.of(), 1, 2, 3, 4, 5, new StorePasswords("r", "d"));
        Set<String> names = new HashSet<>(new ServiceEnvironment(
                        listenAddresses,
                        new Administrator("a@example.org", "secret"),
                        "device-key",
                        Path.of("imports"),
                        Map.of("USERSAY_SITES_FILE", "sites.yml"),
                        Map.of())
                .of(service)
                .keySet());
        names.removeAll(LAUNCHER_ONLY);
        return names;
    }

    @ParameterizedTest
    @EnumSource
    void everyServiceHasTheSameSettingsInBothFiles(Service service) throws IOException {
        Map<String, Object> described = services().getOrDefault(service.program(), Map.of());
        Set<String> names = new HashSet<>(environment(described).keySet());
        names.addAll(secrets(described));
        names.removeAll(PRODUCTION_ONLY);
        names.removeAll(STORE_PASSWORDS);

        assertThat(names).containsExactlyInAnyOrderElementsOf(launcherNames(service));
    }

    @Test
    void secretsAreFilesAndNeverVariables() throws IOException {
        services()
                .forEach((name, service) -> assertThat(environment(service).keySet())
                        .as(name)
                        .noneMatch(variable -> SECRET.matcher(variable).find() && !variable.endsWith("_FILE")));
        assertThat(Files.readAllLines(FILE))
                .noneMatch(line -> Pattern.compile("(?<!\\$)\\$\\{[A-Z_]*(" + SECRET + ")")
                        .matcher(line)
                        .find());
        assertThat(Files.readString(Path.of("..", "deploy", "make-secrets")))
                .contains(services().values().stream()
                        .flatMap(service -> ((List<?>) service.getOrDefault("secrets", List.of())).stream())
                        .map(secret -> String.valueOf(secret instanceof Map<?, ?> named ? named.get("source") : secret))
                        .toList());
    }

    @Test
    void everyServiceHasADatabaseUserWithAPasswordOfItsOwn() throws IOException {
        Map<String, Map<String, Object>> services = services();
        Set<Object> sources = new HashSet<>();
        for (Service service : List.of(Service.COMMENTS, Service.RATINGS, Service.SUBSCRIPTION)) {
            ((List<?>) services.getOrDefault(service.program(), Map.of()).getOrDefault("secrets", List.of()))
                    .stream().filter(secret -> secret instanceof Map).forEach(sources::add);
        }

        assertThat(sources).hasSize(3);
    }

    @Test
    void imagesArePinned() throws IOException {
        assertThat(services().values().stream()
                        .filter(service -> service.containsKey("image"))
                        .map(service -> String.valueOf(service.get("image"))))
                .hasSize(4)
                .allMatch(image -> image.matches("[a-z/]+:v?[0-9]+\\.[0-9]+\\.[0-9]+(-alpine)?"));
    }

    @Test
    void onlyTheGatewayAndTheFrontArePublishedAndNoManagementPort() throws IOException {
        services().forEach((name, service) -> {
            if (name.equals("gateway")) {
                assertThat(service.get("ports")).isEqualTo(List.of("${USERSAY_PORT:-8080}:8080"));
            } else if (!name.equals("nginx")) {
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
