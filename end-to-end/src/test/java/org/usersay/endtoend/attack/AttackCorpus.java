package org.usersay.endtoend.attack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The attacks in {@code src/test/resources/attacks}: a JSON object a line; lines that start with {@code #} are comments. */
final class AttackCorpus {

    private static final Path FILES = Path.of("src", "test", "resources", "attacks");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .build();

    private AttackCorpus() {}

    /** By topic, which is the name of the file. */
    static Map<String, List<Attack>> read() {
        Map<String, List<Attack>> topics = new TreeMap<>();
        try (Stream<Path> files = Files.list(FILES)) {
            files.filter(file -> file.toString().endsWith(".jsonl"))
                    .forEach(file -> topics.put(file.getFileName().toString().replace(".jsonl", ""), read(file)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return topics;
    }

    private static List<Attack> read(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> JSON.readValue(line, Attack.class))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
