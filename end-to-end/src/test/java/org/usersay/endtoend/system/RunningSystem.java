package org.usersay.endtoend.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the system once for all tests, which use articles and readers of their own. */
public final class RunningSystem implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(RunningSystem.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Usersay.class;
    }

    @Override
    public Usersay resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Usersay.class, type -> Usersay.start(data()), Usersay.class);
    }

    /** Below {@code target}, so that the logs remain after a failure. */
    private static Path data() {
        try {
            Files.createDirectories(Path.of("target"));
            return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "system-");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
