package org.usersay.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersay.standalone.service.Service;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The Kubernetes resources in {@code deploy/kubernetes}: their schemas, settings, secrets and privileges. */
class KubernetesTests {

    private static final Path DIRECTORY = Path.of("..", "deploy", "kubernetes");
    private static final Path COMPOSE = Path.of("..", "docker-compose.yml");
    private static final Gson GSON = new Gson();

    /** Parts of resources, which an overlay merges into those of the base. */
    private static final Set<String> PATCHES = Set.of("spread.yaml", "shared-imports.yaml");

    /** Secrets are variables here; no site allows ratings without an account by default. */
    private static final Set<String> COMPOSITION_ONLY =
            Set.of("SPRING_CONFIG_IMPORT", "USERSAY_ANONYMOUS_RATING_SITES");

    record Resource(Path file, JsonObject content) {

        String kind() {
            return content.get("kind").getAsString();
        }

        String name() {
            return content.getAsJsonObject("metadata").get("name").getAsString();
        }

        /** Type of the Kubernetes client, such as V1Deployment of {@code apps/v1}. */
        Class<?> type() throws ClassNotFoundException {
            String version = content.get("apiVersion").getAsString().replaceAll(".*/", "");
            return Class.forName("io.kubernetes.client.openapi.models."
                    + version.substring(0, 1).toUpperCase(Locale.ROOT)
                    + version.substring(1)
                    + kind());
        }

        JsonObject podSpec() {
            return content.getAsJsonObject("spec").getAsJsonObject("template").getAsJsonObject("spec");
        }

        JsonObject container() {
            return podSpec().getAsJsonArray("containers").get(0).getAsJsonObject();
        }

        @Override
        public String toString() {
            return kind() + " " + name();
        }
    }

    static List<Resource> resources() throws IOException {
        try (Stream<Path> files = Files.walk(DIRECTORY)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.endsWith("kustomization.yaml"))
                    .filter(file -> !PATCHES.contains(file.getFileName().toString()))
                    .flatMap(KubernetesTests::read)
                    .toList();
        }
    }

    private static Stream<Resource> read(Path file) {
        try {
            Iterable<Object> documents =
                    new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(Files.readString(file));
            return StreamSupport.stream(documents.spliterator(), false)
                    .map(document ->
                            new Resource(file, GSON.toJsonTree(document).getAsJsonObject()))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Resource> workloads() throws IOException {
        return resources().stream()
                .filter(resource -> Set.of("Deployment", "StatefulSet").contains(resource.kind()))
                .toList();
    }

    private static Resource deployment(String name) throws IOException {
        return workloads().stream()
                .filter(workload -> workload.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void validate(Resource resource) throws Throwable {
        try {
            resource.type().getMethod("validateJsonElement", JsonElement.class).invoke(null, resource.content());
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @ParameterizedTest
    @MethodSource("resources")
    void resourceIsValid(Resource resource) {
        assertThatCode(() -> validate(resource)).doesNotThrowAnyException();
    }

    @Test
    void unknownFieldIsInvalid() throws IOException {
        Resource gateway = deployment("gateway");
        gateway.container().addProperty("imagePolicy", "Always");

        assertThatThrownBy(() -> validate(gateway)).hasMessageContaining("imagePolicy");
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void podIsRestricted(Resource workload) {
        JsonObject pod = workload.podSpec();
        JsonObject container = workload.container().getAsJsonObject("securityContext");

        assertThat(pod.get("automountServiceAccountToken").getAsBoolean()).isFalse();
        assertThat(pod.getAsJsonObject("securityContext").get("runAsNonRoot").getAsBoolean())
                .isTrue();
        assertThat(pod.getAsJsonObject("securityContext")
                        .getAsJsonObject("seccompProfile")
                        .get("type")
                        .getAsString())
                .isEqualTo("RuntimeDefault");
        assertThat(container.get("allowPrivilegeEscalation").getAsBoolean()).isFalse();
        assertThat(container.getAsJsonObject("capabilities").getAsJsonArray("drop"))
                .isEqualTo(GSON.toJsonTree(List.of("ALL")));
        assertThat(workload.container().has("readinessProbe")).isTrue();
        assertThat(workload.container().has("livenessProbe")).isTrue();
        assertThat(workload.container().getAsJsonObject("resources").has("limits"))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void serviceHasTheSettingsOfTheCompositionAndABudgetForDisruptions(Service service) throws IOException {
        Resource deployment = deployment(service.program());
        Set<String> names = names(deployment.container().getAsJsonArray("env"));
        names.remove("REDIS_PASSWORD");
        try (Stream<String> lines = Files.lines(DIRECTORY.resolve("base/site.env"))) {
            lines.map(line -> line.replaceAll("=.*", "")).forEach(names::add);
        }

        assertThat(names).containsAll(settingsOfTheComposition(service));
        assertThat(resources())
                .anyMatch(resource -> resource.kind().equals("PodDisruptionBudget")
                        && resource.name().equals(service.program()));
    }

    @SuppressWarnings("unchecked")
    private static Set<String> settingsOfTheComposition(Service service) throws IOException {
        Map<String, Object> compose =
                new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(COMPOSE));
        var services = (Map<String, Map<String, Object>>) compose.getOrDefault("services", Map.of());
        var environment = (Map<String, Object>)
                services.getOrDefault(service.program(), Map.of()).getOrDefault("environment", Map.of());
        return environment.keySet().stream()
                .filter(name -> !COMPOSITION_ONLY.contains(name))
                .collect(Collectors.toSet());
    }

    @Test
    void everySecretIsInTheExamples() throws IOException {
        Set<String> keys = new TreeSet<>();
        for (Resource workload : workloads()) {
            for (JsonElement variable : variables(workload)) {
                JsonObject source = variable.getAsJsonObject().getAsJsonObject("valueFrom");
                if (source != null
                        && source.getAsJsonObject("secretKeyRef")
                                .get("name")
                                .getAsString()
                                .equals("secrets")) {
                    keys.add(source.getAsJsonObject("secretKeyRef").get("key").getAsString());
                }
            }
        }

        assertThat(keys).isNotEmpty();
        for (String overlay : List.of("one-machine", "several-zones")) {
            assertThat(Files.readAllLines(
                            DIRECTORY.resolve("overlays").resolve(overlay).resolve("secrets.env.example")))
                    .extracting(line -> line.replaceAll("=.*", ""))
                    .containsExactlyInAnyOrderElementsOf(keys);
        }
    }

    private static JsonArray variables(Resource workload) {
        return Optional.ofNullable(workload.container().getAsJsonArray("env")).orElseGet(JsonArray::new);
    }

    private static Set<String> names(JsonArray variables) {
        Set<String> names = new TreeSet<>();
        variables.forEach(
                variable -> names.add(variable.getAsJsonObject().get("name").getAsString()));
        return names;
    }

    @ParameterizedTest
    @ValueSource(strings = {"users.js", "start"})
    void filesOfMongoAreThoseOfTheComposition(String file) {
        assertThat(DIRECTORY.resolve("overlays/one-machine").resolve(file))
                .hasSameTextualContentAs(Path.of("..", "deploy", "mongo", file));
    }
}
