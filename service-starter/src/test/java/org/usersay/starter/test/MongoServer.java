package org.usersay.starter.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mongodb.MongoDBContainer;

/**
 * The MongoDB server of the tests, without a database: the one that {@code USERSAY_TEST_MONGODB_URI} names; otherwise, where the Maven
 * profile {@code mongodb} requires a server, a container of this process with the image of the composition.
 */
public final class MongoServer {

    /** System property that the profile sets, so that no test falls back to the embedded store. */
    public static final String REQUIRED = "usersay.test.mongodb";

    private static final String VARIABLE = "USERSAY_TEST_MONGODB_URI";
    private static final Path COMPOSITION = Path.of("../docker-compose.yml");
    private static final Pattern IMAGE = Pattern.compile("image: (mongo:\\S+)");

    private MongoServer() {}

    /** Its address; empty where none is named and none is required. */
    public static Optional<String> uri() {
        var given = System.getenv(VARIABLE);
        if (given != null) {
            return Optional.of(given);
        }
        return Boolean.getBoolean(REQUIRED) ? Optional.of(Container.URI) : Optional.empty();
    }

    private static final class Container {
        static final String URI = start();

        private static String start() {
            if (!DockerClientFactory.instance().isDockerAvailable()) {
                throw new IllegalStateException(
                        "Set " + VARIABLE + " to the address of a MongoDB server, or install Docker to start one");
            }
            // Testcontainers removes it when this process has ended.
            var container = new MongoDBContainer(image());
            container.start();
            return container.getConnectionString();
        }

        private static String image() {
            try {
                var image = IMAGE.matcher(Files.readString(COMPOSITION));
                if (!image.find()) {
                    throw new IllegalStateException("No image of MongoDB in " + COMPOSITION);
                }
                return image.group(1);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
