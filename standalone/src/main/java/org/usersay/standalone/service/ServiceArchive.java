package org.usersay.standalone.service;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.CRC32C;

/** Archive of a service as the build makes it: executable, with its libraries inside. */
record ServiceArchive(Service service, Path file) {

    static ServiceArchive built(Path home, Service service) {
        Path archive = home.resolve(service.program()).resolve("target").resolve(service.program() + ".jar");
        if (Files.isRegularFile(archive)) {
            return new ServiceArchive(service, archive);
        }
        throw new MissingServiceException(
                service.program() + " has not been built below " + home + ". Build it: mvn -DskipTests package");
    }

    /** Its content, since a reproducible build gives every archive the same time. */
    void addTo(CRC32C checksum) throws IOException {
        byte[] buffer = new byte[1 << 16];
        try (InputStream content = Files.newInputStream(file)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                checksum.update(buffer, 0, read);
            }
        }
    }

    /** Unpacks it into a plain jar with its libraries beside it, in a directory named as the service. */
    void unpack(Path directory) throws IOException, InterruptedException {
        Path log = directory.resolve(service.program() + ".log");
        List<String> extract = List.of(
                Installation.java(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djarmode=tools",
                "-jar",
                file.toString(),
                "extract",
                "--destination",
                directory.resolve(service.program()).toString());
        if (Installation.run(log, extract) != 0) {
            throw new IOException(file + " cannot be unpacked; see " + log);
        }
    }

    /** The options of the JVM that name the program; its own libraries follow from its manifest. */
    List<String> program(Path unpacked, String commonClassPath) throws IOException {
        Path jar = unpacked.resolve(service.program()).resolve(file.getFileName());
        try (JarFile opened = new JarFile(jar.toFile())) {
            return List.of(
                    "-cp",
                    commonClassPath + ":" + jar,
                    opened.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS));
        }
    }
}
