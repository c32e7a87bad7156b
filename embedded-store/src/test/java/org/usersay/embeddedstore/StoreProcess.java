package org.usersay.embeddedstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import org.usersay.embeddedstore.journal.Durability;

/** The store as a process of its own, with a client. */
record StoreProcess(Process process, MongoClient client) implements AutoCloseable {

    static StoreProcess start(Path directory, String heap) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        heap,
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoreMain.class.getName(),
                        directory.resolve("documents.mv").toString(),
                        "0",
                        Durability.PROCESS.name())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        String address = requireNonNull(output.readLine(), "the store did not start");
        return new StoreProcess(
                process,
                MongoClients.create("mongodb://" + address.substring("listening on ".length())
                        + "/?serverSelectionTimeoutMS=10000&maxPoolSize=50"));
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        client.close();
    }

    @Override
    public void close() {
        client.close();
        process.destroyForcibly();
    }
}
