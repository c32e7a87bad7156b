package org.usersay.endtoend.document;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One setting as Spring's annotation processor describes it: from the Javadoc of its record, or from the module's
 * {@code additional-spring-configuration-metadata.json}.
 *
 * @param preset the default; null if there is none
 */
record Setting(String name, @Nullable String preset, String meaning) {

    private static final String METADATA = "target/classes/META-INF/spring-configuration-metadata.json";

    /** Settings of a compiled module by their names, in alphabetical order. */
    static Map<String, Setting> of(String module) {
        var metadata = JsonMapper.shared()
                .readTree(Sources.ROOT.resolve(module).resolve(METADATA).toFile());
        var settings = new TreeMap<String, Setting>();
        for (var property : metadata.path("properties")) {
            var setting = of(property);
            settings.put(setting.name(), setting);
        }
        return settings;
    }

    private static Setting of(JsonNode property) {
        var preset = property.path("defaultValue");
        var texts =
                preset.isArray() ? preset.valueStream().map(JsonNode::asString).toList() : List.of(preset.asString(""));
        return new Setting(
                property.path("name").asString(),
                texts.stream().allMatch(String::isEmpty) ? null : String.join("`, `", texts),
                property.path("description").asString().replaceAll("\\{@code ([^}]*)}", "`$1`"));
    }

    /** The rows of the settings of a module as a table of {@code docs/configure.md}. */
    static List<String> rows(String module) {
        return of(module).values().stream().map(Setting::row).toList();
    }

    private String row() {
        return "| `" + name + "` | " + (preset == null ? "none" : "`" + preset + "`") + " | " + meaning + " |";
    }
}
