package org.usersay.standalone.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** File of the day's first moment and of the steps that are done, a line each; a step is written once it is acknowledged. */
final class DemoProgress {

    private final Path file;
    private final Instant begun;
    private final Set<String> done;

    private DemoProgress(Path file, Instant begun, Set<String> done) {
        this.file = file;
        this.begun = begun;
        this.done = done;
    }

    static DemoProgress open(Path file, Instant now) throws IOException {
        if (!Files.exists(file)) {
            Path complete = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(complete, now + "\n", UTF_8);
            Files.move(complete, file, StandardCopyOption.ATOMIC_MOVE);
        }
        List<String> lines = Files.readAllLines(file, UTF_8);
        return new DemoProgress(
                file, Instant.parse(lines.getFirst()), new LinkedHashSet<>(lines.subList(1, lines.size())));
    }

    /** The first start of all: what is made later is dated by it too. */
    Instant begun() {
        return begun;
    }

    boolean isDone(String step) {
        return done.contains(step);
    }

    void finish(String step) throws IOException {
        Files.writeString(file, step + "\n", UTF_8, StandardOpenOption.APPEND);
        done.add(step);
    }
}
